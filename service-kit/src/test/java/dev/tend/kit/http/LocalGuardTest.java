package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalGuardTest {

    @ParameterizedTest
    @ValueSource(strings = { "localhost", "localhost:8080", "LOCALHOST:8080", "127.0.0.1:18080", "[::1]", "[::1]:8080"})
    void the_own_machine_may_call(String host) {
        assertThat(LocalGuard.refusal("GET", "/", host, null)).isEmpty();
        assertThat(LocalGuard.refusal("POST", "/api/x", host, null)).isEmpty();
        assertThat(LocalGuard.refusal("POST", "/api/x", host, "http://" + host)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "evil.example", "evil.example:8080", "localhost.evil.example", "127.0.0.1.evil.example:80",
            "10.0.0.1", "[::2]:8080", "localhost:80:80", ""})
    void another_name_is_refused_even_for_reading(String host) {
        assertThat(LocalGuard.refusal("GET", "/api/questions", host, null)).get().asString().contains("localhost");
    }

    @Test
    void a_program_that_names_no_host_is_no_browser() {
        assertThat(LocalGuard.refusal("GET", "/q/health/ready", null, null)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({ "POST,http://evil.example", "POST,http://localhost:3000", "PUT,null", "DELETE,http://localhost",
            "POST,http://localhost:8080.evil.example"})
    void a_page_of_another_origin_changes_nothing(String method, String origin) {
        assertThat(LocalGuard.refusal(method, "/api/x", "localhost:8080", origin)).get().asString().contains("Origin");
        assertThat(LocalGuard.refusal("GET", "/api/x", "localhost:8080", origin)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/webhooks/docs", "/actions/slack"})
    void what_is_signed_may_come_through_a_tunnel(String path) {
        assertThat(LocalGuard.refusal("POST", path, "abc.tunnel.example", "https://abc.tunnel.example")).isEmpty();
    }
}
