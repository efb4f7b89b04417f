package dev.tend.notifier.access;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.AccessWalk;
import dev.tend.kit.testing.SignedIn;

@QuarkusTest
@TestProfile(SignedIn.class)
class AccessTest extends AccessWalk {

    @Override
    protected Map<String, String> allowed() {
        return Map.of("POST /actions/slack", SIGNED, "POST /actions/mattermost", SIGNED, "GET /api/pings",
                "team responder manager operator");
    }
}
