package dev.tend.ingest;

import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.MetricsWalk;

@IngestTest
@TestProfile(MetricsWalk.JustStarted.class)
class MetricsTest extends MetricsWalk {

    @Override
    protected String service() {
        return "ingest";
    }
}
