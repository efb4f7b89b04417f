package dev.tend.kit.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import java.util.Map;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;

@QuarkusTest
@TestProfile(SignInIsAwayTest.Away.class)
class SignInIsAwayTest {

    public static class Away implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tend.sign-in", "true", "quarkus.oidc.tenant-enabled", "true", "quarkus.oidc.client-id",
                    "tend", "quarkus.oidc.auth-server-url", "http://127.0.0.1:1/realm", "quarkus.oidc.connection-delay",
                    "1S");
        }
    }

    @Test
    void while_the_server_to_sign_in_at_is_away_callers_are_told_to_come_back() {
        given().header("Authorization", "Bearer a.b.c").get("/api/forgotten/stamps").then().statusCode(503)
                .contentType("application/problem+json").header("Retry-After", "10")
                .body("detail", containsString("sign in"));
    }

    @Test
    void what_needs_no_sign_in_goes_on() {
        given().header("Authorization", "Bearer a.b.c").get("/q/health/live").then().statusCode(200);
        given().header("Authorization", "Bearer a.b.c").get("/letters").then().statusCode(200);
        given().get("/api/forgotten/stamps").then().statusCode(401);
    }
}
