package dev.tend.classifier.access;

import java.util.Map;

import io.quarkus.test.junit.TestProfile;

import dev.tend.classifier.ServiceTest;
import dev.tend.kit.testing.AccessWalk;
import dev.tend.kit.testing.SignedIn;

@ServiceTest
@TestProfile(SignedIn.class)
class AccessTest extends AccessWalk {

    @Override
    protected Map<String, String> allowed() {
        return Map.of("POST /api/classify", "viewer team responder manager operator integration");
    }
}
