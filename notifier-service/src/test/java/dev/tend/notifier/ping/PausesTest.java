package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PausesTest {

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
    void what_may_be_shown_already_and_cannot_be_looked_for_is_shown_four_times_in_the_first_half_hour_at_most() {
        Duration sum = Duration.ZERO;
        int shown = 1;
        while ((sum = sum.plus(Pauses.afterUnknown(shown, 0))).compareTo(Duration.ofMinutes(30)) <= 0) {
            shown++;
        }
        assertThat(shown).isLessThanOrEqualTo(4);
    }
}
