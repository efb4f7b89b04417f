package dev.tend.rotation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Digest;
import dev.tend.rotation.Pinwheel;

class OccurrencesTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void it_is_due_at_its_wall_time_whatever_the_clocks_do() {
        Occurrences daily = occurrences("{rotation: first-line, to: porch, at: \"02:30\", days: [SAT, SUN, MON]}");

        assertThat(daily.next(at("2026-03-28T00:00:00Z"))).isEqualTo(at("2026-03-28T01:30:00Z"));
        // 02:30 is skipped on the 29th: it is due when the clocks change.
        assertThat(daily.next(at("2026-03-28T02:00:00Z"))).isEqualTo(at("2026-03-29T01:00:00Z"));
        assertThat(daily.next(at("2026-03-29T01:00:00Z"))).isEqualTo(at("2026-03-30T00:30:00Z"));
        // 02:30 comes twice on 25 October: it is due at the first, and once.
        assertThat(daily.next(at("2026-10-25T00:00:00Z"))).isEqualTo(at("2026-10-25T00:30:00Z"));
        assertThat(daily.next(at("2026-10-25T00:30:00Z"))).isEqualTo(at("2026-10-26T01:30:00Z"));
    }

    @Test
    void what_was_missed_is_due_until_the_day_is_over_and_not_on_the_next() {
        Occurrences weekly = occurrences("{rotation: first-line, to: porch, at: \"09:00\", days: [TUE]}");

        assertThat(weekly.today(at("2026-11-24T07:59:59Z"))).isEmpty();
        assertThat(weekly.today(at("2026-11-24T08:00:00Z"))).contains(at("2026-11-24T08:00:00Z"));
        assertThat(weekly.today(at("2026-11-24T22:59:59Z"))).contains(at("2026-11-24T08:00:00Z"));
        assertThat(weekly.today(at("2026-11-24T23:00:00Z"))).isEmpty();
    }

    @Test
    void a_monthly_one_is_due_on_the_first_of_its_days_in_a_month() {
        Occurrences monthly = occurrences("{rotation: first-line, to: porch, at: \"09:00\", every: month}");

        // 1 August 2026 is a Saturday.
        assertThat(monthly.next(at("2026-07-20T00:00:00Z"))).isEqualTo(at("2026-08-03T07:00:00Z"));
        assertThat(monthly.next(at("2026-08-03T07:00:00Z"))).isEqualTo(at("2026-09-01T07:00:00Z"));
    }

    private static Occurrences occurrences(String digest) {
        Digest made = Pinwheel.withDigests("list: " + digest).digests().get("list");
        return new Occurrences(made, BERLIN);
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }
}
