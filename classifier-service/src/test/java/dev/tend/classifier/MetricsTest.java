package dev.tend.classifier;

import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.MetricsWalk;

@ServiceTest
@TestProfile(MetricsWalk.JustStarted.class)
class MetricsTest extends MetricsWalk {

    @Override
    protected String service() {
        return "classifier";
    }
}
