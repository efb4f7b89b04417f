package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

class TakeoverTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void a_person_can_take_a_time_to_come() throws Refused {
        Takeover takeover = takeover("bea", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");

        assertThat(takeover.shift(at -> Optional.empty()))
                .isEqualTo(new Shift("bea", Instant.parse("2026-11-21T00:00:00Z"),
                        Instant.parse("2026-11-22T00:00:00Z")));
    }

    @Test
    void from_just_now_means_from_now_so_that_nothing_past_changes() throws Refused {
        assertThat(takeover("bea", "2026-11-20T11:58:00Z", "2026-11-22T00:00:00Z").from()).isEqualTo(NOW);
    }

    @Test
    void what_has_passed_can_not_be_taken() {
        assertRefused("bea", "2026-11-19T00:00:00Z", "2026-11-22T00:00:00Z", "which has passed");
    }

    @Test
    void a_time_must_end_after_it_starts() {
        assertRefused("bea", "2026-11-21T00:00:00Z", "2026-11-21T00:00:00Z", "is not after its start");
    }

    @Test
    void nobody_takes_more_than_three_years() {
        assertRefused("bea", "2026-11-21T00:00:00Z", "2036-11-21T00:00:00Z", "more than three years");
    }

    @Test
    void the_same_request_is_known_again() throws Refused {
        Takeover takeover = takeover("bea", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z");
        Instant from = takeover.from();
        Instant until = takeover.until();

        assertThat(takeover.isMadeBy("bea", from, until)).isTrue();
        assertThat(takeover.isMadeBy("mo", from, until)).isFalse();
        assertThat(takeover.isMadeBy("bea", from.minusSeconds(1), until)).isFalse();
        assertThat(takeover.isMadeBy("bea", from, until.plusSeconds(1))).isFalse();
    }

    @Test
    void only_listed_people_can_take_a_time() {
        assertRefused("someone", "2026-11-21T00:00:00Z", "2026-11-22T00:00:00Z", "name one of bea");
    }

    private static void assertRefused(String person, String from, String until, String why) {
        assertThatThrownBy(() -> takeover(person, from, until)).isInstanceOf(Refused.class)
                .hasMessageContaining(why);
    }

    private static Takeover takeover(String person, String from, String until) throws Refused {
        return Takeover.of("r", person, Instant.parse(from), Instant.parse(until), Set.of("bea"), NOW);
    }
}
