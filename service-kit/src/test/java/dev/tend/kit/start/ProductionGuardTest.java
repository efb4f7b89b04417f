package dev.tend.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProductionGuardTest {

    private static final List<String> LOOPBACK = List.of("127.0.0.1");
    private static final Optional<String> SERVER = Optional.of("https://id.larkspur.example");
    private static final Optional<String> AUDIENCE = Optional.of("tend");

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "localhost", "::1", "127.8.9.1"})
    void local_starts_on_the_own_machines_address(String host) {
        assertThat(refusal(List.of("local"), List.of(host))).isEmpty();
        assertThat(refusal(List.of("local", "my-own"), List.of(host))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "0.0.0.0", "::", "192.0.2.7", "name.that.is.not.known.invalid"})
    void local_does_not_start_where_others_can_call_it(String host) {
        assertThat(refusal(List.of("local"), List.of(host))).get().asString().contains(host, "QUARKUS_HTTP_HOST");
        assertThat(refusal(List.of("local", "my-own"), List.of(host))).isPresent();
        assertThat(refusal(List.of("my-own", "local"), List.of("127.0.0.1", host))).as("the management interface")
                .isPresent();
    }

    @Test
    void local_and_prod_exclude_each_other() {
        assertThat(refusal(List.of("prod", "local"), LOOPBACK)).get().asString().contains("exclude");
        assertThat(refusal(List.of("local", "prod"), LOOPBACK)).get().asString().contains("exclude");
    }

    @ParameterizedTest
    @ValueSource(strings = { "test", "dev"})
    void what_is_started_has_no_profile_of_tests_in_which_nobody_signs_in(String profile) {
        for (List<String> profiles : List.of(List.of(profile), List.of("prod", profile), List.of(profile, "local"))) {
            assertThat(ProductionGuard.refusal(profiles, LOOPBACK, SERVER, AUDIENCE)).get().asString()
                    .contains("The profile " + profile, "QUARKUS_PROFILE");
        }
    }

    @Test
    void production_starts_with_a_server_to_sign_in_at_and_an_audience() {
        assertThat(ProductionGuard.refusal(List.of("prod"), List.of("0.0.0.0"), SERVER, AUDIENCE)).isEmpty();
    }

    @Test
    void production_does_not_start_without_them() {
        assertThat(ProductionGuard.refusal(List.of("prod"), LOOPBACK, Optional.empty(), AUDIENCE)).get().asString()
                .contains("QUARKUS_OIDC_AUTH_SERVER_URL");
        assertThat(ProductionGuard.refusal(List.of("test"), LOOPBACK, Optional.empty(), AUDIENCE)).isPresent();
        assertThat(ProductionGuard.refusal(List.of("prod"), LOOPBACK, SERVER, Optional.empty())).get().asString()
                .contains("QUARKUS_OIDC_TOKEN_AUDIENCE");
        assertThat(ProductionGuard.refusal(List.of("prod"), LOOPBACK, SERVER, Optional.of("any"))).isPresent();
    }

    private static Optional<String> refusal(List<String> profiles, List<String> hosts) {
        return ProductionGuard.refusal(profiles, hosts, Optional.empty(), Optional.empty());
    }
}
