package dev.tend.rotation.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

import dev.tend.kit.access.Role;
import dev.tend.kit.access.SignIn;
import dev.tend.rotation.Pinwheel;

class CallerTest {

    private static final Map<String, Object> MOIRA = Map.of("email", "Moira@pinwheel.example", "email_verified", true);

    @Test
    void who_signed_in_is_known_by_their_subject_or_their_verified_address() {
        assertThat(signedIn(MOIRA).actingAs(null)).isEqualTo("mo");
        assertThat(signedIn(MOIRA).actingAs("mo")).isEqualTo("mo");
        assertThat(signedIn(Map.of("sub", "b3a")).actingAs(null)).isEqualTo("bea");
    }

    @Test
    void a_name_that_people_give_themselves_and_an_address_that_nobody_verified_are_nobodys() {
        for (Map<String, Object> claims : List.<Map<String, Object>>of(Map.of(),
                Map.of("email", "other@pinwheel.example", "email_verified", true),
                Map.of("preferred_username", "mo", "name", "Moira Okafor", "nickname", "mo"),
                Map.of("email", "moira@pinwheel.example"),
                Map.of("email", "moira@pinwheel.example", "email_verified", false),
                Map.of("email", "moira@pinwheel.example", "email_verified", "yes"),
                Map.of("email", "moira@pinwheel.example", "preferred_username", "mo", "sub", "mo"))) {
            assertThat(signedIn(claims).person()).as("%s", claims).isEmpty();
            assertRefused(() -> signedIn(claims).actingAs("mo"), 403, "not one of the people");
            assertRefused(() -> signedIn(claims).mayChange("mo"), 403, "not one of the people");
        }
        assertRefused(() -> caller(() -> "service account", true).actingAs("mo"), 403, "not one of the people");
    }

    @Test
    void where_the_file_gives_a_subject_the_address_counts_no_more() {
        assertThat(signedIn(Map.of("email", "bea@pinwheel.example", "email_verified", true)).person()).isEmpty();
    }

    @Test
    void nobody_acts_for_another() {
        assertRefused(() -> signedIn(MOIRA).actingAs("bea"), 403, "signed in as mo");
        assertRefused(() -> signedIn(MOIRA, Role.MANAGER).actingAs("bea"), 403, "signed in as mo");
    }

    @Test
    void times_of_others_are_changed_by_managers_alone() {
        signedIn(MOIRA).mayChange("mo");
        assertRefused(() -> signedIn(MOIRA).mayChange("bea"), 403, "only a manager");
        assertRefused(() -> signedIn(MOIRA).actingFor("bea"), 403, "signed in as mo");
        signedIn(MOIRA, Role.MANAGER).mayChange("bea");
        assertThat(signedIn(MOIRA, Role.MANAGER).actingFor("bea")).isEqualTo("bea");
        assertThat(signedIn(MOIRA, Role.MANAGER).actingFor(null)).isEqualTo("mo");
    }

    @Test
    void without_sign_in_one_says_who_one_is() {
        Caller caller = anonymous(false);

        assertThat(caller.actingAs("mo")).isEqualTo("mo");
        assertRefused(() -> caller.actingAs(" "), 400, "by is missing");
    }

    @Test
    void where_people_sign_in_nobody_else_is_taken_at_their_word() {
        assertThatThrownBy(() -> anonymous(true).actingAs("mo")).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> anonymous(true).actingFor("mo")).isInstanceOf(UnauthorizedException.class);
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, int status,
            String why) {
        assertThatThrownBy(call).isInstanceOfSatisfying(HttpProblem.class, problem -> {
            assertThat(problem.getStatusCode()).isEqualTo(status);
            assertThat(problem.getDetail()).contains(why);
        });
    }

    private static Caller anonymous(boolean required) {
        return new Caller(QuarkusSecurityIdentity.builder().setAnonymous(true).build(), signIn(required),
                Pinwheel.community());
    }

    private static SignIn signIn(boolean required) {
        return new SignIn(required, true);
    }

    private static Caller signedIn(Map<String, Object> claims, String... roles) {
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
        }, true, roles);
    }

    private static Caller caller(Principal principal, boolean required, String... roles) {
        return new Caller(QuarkusSecurityIdentity.builder().setPrincipal(principal).addRoles(Set.of(roles)).build(),
                signIn(required),
                Pinwheel.withPeople("  bea: {name: Bea Lindqvist, email: bea@pinwheel.example, subject: b3a}"));
    }
}
