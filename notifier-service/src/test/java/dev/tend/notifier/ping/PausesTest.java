package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PausesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void pauses_grow_from_a_second_to_ten_minutes() {
        assertThat(IntStream.rangeClosed(1, 11).mapToObj(failures -> Pauses.afterFailure(failures, 0).toSeconds()))
                .containsExactly(1L, 2L, 5L, 10L, 30L, 60L, 120L, 300L, 600L, 600L, 600L);
    }

    @Test
    void chance_spreads_them_by_a_fifth_and_never_shortens_them() {
        assertThat(Pauses.afterFailure(4, 1)).isEqualTo(Duration.ofSeconds(12));
        assertThat(Pauses.afterFailure(4, 0)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void a_wait_ends_when_its_time_has_come() {
        assertThat(Pauses.left(NOW.plusSeconds(30), NOW, Pauses.LONGEST)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Pauses.left(NOW, NOW, Pauses.LONGEST)).isZero();
        assertThat(Pauses.left(NOW.minusSeconds(1), NOW, Pauses.LONGEST)).isZero();
    }

    @Test
    void a_wait_that_is_longer_than_any_was_set_by_a_clock_that_was_ahead_and_is_over() {
        assertThat(Pauses.left(NOW.plus(Pauses.LONGEST), NOW, Pauses.LONGEST)).isEqualTo(Pauses.LONGEST);
        assertThat(Pauses.left(NOW.plus(Pauses.LONGEST).plusSeconds(1), NOW, Pauses.LONGEST)).isZero();
        assertThat(Pauses.left(NOW.plus(Duration.ofDays(3)), NOW, Pauses.LONGEST)).isZero();
    }

    @Test
    void no_pause_of_ours_is_longer_than_the_longest() {
        assertThat(Pauses.afterFailure(100, 1)).isLessThan(Pauses.LONGEST);
        assertThat(Pauses.AFTER_UNKNOWN).isLessThan(Pauses.LONGEST);
    }
}
