package dev.tend.kit.access;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.AccessWalk;
import dev.tend.kit.testing.SignedIn;

/** What holds for all services: a method without a permission is nobody's. */
@QuarkusTest
@TestProfile(SignedIn.class)
class AccessTest extends AccessWalk {

    private static final String NOBODY = "nobody";

    @Override
    protected Map<String, String> allowed() {
        return Map.of("GET /api/forgotten", NOBODY, "GET /api/forgotten/stamps", "team responder manager",
                "GET /letters", SIGNED, "POST /letters", SIGNED, "GET /api/letters", SIGNED);
    }
}
