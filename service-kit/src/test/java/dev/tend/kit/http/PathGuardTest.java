package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.kit.testing.PathTricks;

class PathGuardTest {

    @ParameterizedTest
    @MethodSource("tricks")
    void a_path_that_can_be_read_in_two_ways_is_refused(String path) {
        assertThat(PathGuard.refusal(path)).isPresent();
    }

    static java.util.stream.Stream<String> tricks() {
        return PathTricks.over("/api/questions").stream();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/", "/api/questions", "/api/questions/0d4a1f0e-5a5e-5f5a-9d0e-1f2a3b4c5d6e/snooze",
            "/webhooks/my.source_1-b", "/q/health/ready", "/board.css", "/api/rotations/first-line/calendar.ics",
            "/api/people/j%C3%BCrgen", "/api/questions/discourse:forum.larkspur.example%2312", "/a..b/.c/d.", "/api/"})
    void the_addresses_of_tend_are_not(String path) {
        assertThat(PathGuard.refusal(path)).isEmpty();
    }

    @Test
    void what_is_no_path_at_all_is_refused() {
        assertThat(PathGuard.refusal(null)).isPresent();
        assertThat(PathGuard.refusal("")).isPresent();
        assertThat(PathGuard.refusal("*")).isPresent();
        assertThat(PathGuard.refusal("api/questions")).isPresent();
    }
}
