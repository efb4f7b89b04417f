package dev.tend.ingest.access;

import java.util.Map;

import io.quarkus.test.junit.TestProfile;

import dev.tend.ingest.IngestTest;
import dev.tend.kit.testing.AccessWalk;
import dev.tend.kit.testing.SignedIn;

@IngestTest
@TestProfile(SignedIn.class)
class AccessTest extends AccessWalk {

    @Override
    protected Map<String, String> allowed() {
        return Map.of("POST /webhooks/{source}", SIGNED, "GET /api/sources", "team responder manager operator",
                "POST /api/sources/{source}/backfill", "operator", "GET /api/sources/{source}/backfill", "operator",
                "GET /api/sources/{source}/unreadable", "operator", "POST /api/sources/{source}/unreadable", "operator",
                "GET /api/sources/{source}/unreadable/{id}", "operator");
    }
}
