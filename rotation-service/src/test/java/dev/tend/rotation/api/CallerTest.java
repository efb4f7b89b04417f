package dev.tend.rotation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import dev.tend.rotation.Pinwheel;

class CallerTest {

    @Test
    void who_signed_in_is_known_by_their_address_or_their_key() {
        assertThat(signedIn(Map.of("email", "Moira@pinwheel.example")).actingAs(null)).isEqualTo("mo");
        assertThat(signedIn(Map.of("preferred_username", "bea")).actingAs(null)).isEqualTo("bea");
        assertThat(signedIn(Map.of("preferred_username", "bea")).actingAs("bea")).isEqualTo("bea");
    }

    @Test
    void nobody_acts_for_another() {
        assertRefused(() -> signedIn(Map.of("preferred_username", "bea")).actingAs("mo"), 403, "signed in as bea");
    }

    @Test
    void who_is_not_listed_changes_nothing() {
        for (Map<String, Object> claims : Set.<Map<String, Object>>of(Map.of("email", "other@pinwheel.example"),
                Map.of(),
                Map.of("email", "moira@pinwheel.example", "email_verified", false))) {
            assertRefused(() -> signedIn(claims).actingAs("mo"), 403, "not one of the people");
            assertRefused(() -> signedIn(claims).mustBeListed(), 403, "not one of the people");
        }
        assertRefused(() -> caller(() -> "service account").actingAs("mo"), 403, "not one of the people");
    }

    @Test
    void without_sign_in_one_says_who_one_is() {
        Caller caller = new Caller(QuarkusSecurityIdentity.builder().setAnonymous(true).build(), Pinwheel.community());

        assertThat(caller.actingAs("mo")).isEqualTo("mo");
        assertRefused(() -> caller.actingAs(" "), 400, "by is missing");
        caller.mustBeListed();
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status,
            String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(status);
            assertThat(problem.getDetail()).contains(why);
        });
    }

    private static Caller signedIn(Map<String, Object> claims) {
        return caller(new JsonWebToken() {
            @Override
            public String getName() {
                return "subject";
            }

            @Override
            public Set<String> getClaimNames() {
                return claims.keySet();
            }

            @Override
            @SuppressWarnings("unchecked")
            public <T> T getClaim(String name) {
                return (T) claims.get(name);
            }
        });
    }

    private static Caller caller(Principal principal) {
        return new Caller(QuarkusSecurityIdentity.builder().setPrincipal(principal).build(), Pinwheel.community());
    }
}
