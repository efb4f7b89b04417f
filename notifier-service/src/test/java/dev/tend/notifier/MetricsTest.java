package dev.tend.notifier;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.MetricsWalk;

@QuarkusTest
@TestProfile(MetricsWalk.JustStarted.class)
class MetricsTest extends MetricsWalk {

    @Override
    protected String service() {
        return "notifier";
    }
}
