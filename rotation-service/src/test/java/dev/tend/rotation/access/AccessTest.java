package dev.tend.rotation.access;

import java.util.Map;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;

import dev.tend.kit.testing.AccessWalk;
import dev.tend.kit.testing.SignedIn;

@QuarkusTest
@TestProfile(SignedIn.class)
class AccessTest extends AccessWalk {

    private static final String READERS = "viewer team responder manager operator integration";
    private static final String TEAM = "team responder manager";
    private static final String ACTORS = "responder manager";

    @Override
    protected Map<String, String> allowed() {
        return Map.ofEntries(Map.entry("GET /", READERS), Map.entry("GET /api/questions", READERS),
                Map.entry("GET /api/questions/{key}", READERS),
                Map.entry("POST /api/questions/{key}/acknowledge", ACTORS),
                Map.entry("POST /api/questions/{key}/assign", ACTORS),
                Map.entry("POST /api/questions/{key}/snooze", ACTORS),
                Map.entry("POST /api/questions/{key}/reclassify", ACTORS),
                Map.entry("POST /api/questions/{key}/links", ACTORS),
                Map.entry("POST /api/questions/{key}/resolve", ACTORS),
                Map.entry("GET /api/rotations", READERS), Map.entry("GET /api/rotations/{name}", READERS),
                Map.entry("GET /api/rotations/{name}/on-duty", READERS),
                Map.entry("GET /api/rotations/{name}/shifts", TEAM),
                Map.entry("GET /api/rotations/{name}/calendar.ics", TEAM),
                Map.entry("POST /api/rotations/{name}/overrides", ACTORS),
                Map.entry("GET /api/rotations/{name}/swaps", TEAM),
                Map.entry("POST /api/rotations/{name}/swaps", ACTORS),
                Map.entry("POST /api/rotations/{name}/swaps/{id}/accept", ACTORS),
                Map.entry("POST /api/rotations/{name}/swaps/{id}/decline", ACTORS),
                Map.entry("POST /api/rotations/{name}/handover", "manager"),
                Map.entry("GET /api/people/{key}/absences", TEAM), Map.entry("POST /api/people/{key}/absences", ACTORS),
                Map.entry("DELETE /api/people/{key}/absences/{id}", ACTORS),
                Map.entry("GET /api/people/{key}/calendar.ics", TEAM), Map.entry("GET /api/digests", TEAM),
                Map.entry("GET /api/digests/{name}/preview", TEAM), Map.entry("GET /api/reports", "manager"));
    }
}
