package dev.tend.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({ "2026-11-23T08:00:00Z,2026-11-23T08:00:00Z", "2026-11-23T09:00:00+01:00,2026-11-23T08:00:00Z",
            "2026-11-23T09:00:00 01:00,2026-11-23T08:00:00Z", "2026-11-23T09:00,2026-11-23T08:00:00Z",
            "2026-11-23,2026-11-22T23:00:00Z"})
    void a_time_is_read_with_its_zone_or_as_wall_time(String text, Instant time) {
        assertThat(IsoTime.instant(text, BERLIN)).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "tomorrow", "2026-13-01", "1969-12-31", "+999999999-01-01", "-5000-01-01T00:00:00Z",
            "1764000000", "P2D"})
    void what_is_no_time_or_too_far_away_is_none(String text) {
        assertThat(IsoTime.instant(text, BERLIN)).isEmpty();
    }

    @Test
    void weeks_days_and_parts_of_days_are_durations() {
        assertThat(IsoTime.duration("P1W")).contains(Duration.ofDays(7));
        assertThat(IsoTime.duration("P2D")).contains(Duration.ofDays(2));
        assertThat(IsoTime.duration("PT36H")).contains(Duration.ofHours(36));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "2 days", "P1M", "PT0S", "-P2D", "P-2D", "P9999W", "PT9999999999999999999H",
            "PT2562047788015215H59M"})
    void what_is_no_time_to_wait_is_none(String text) {
        assertThat(IsoTime.duration(text)).isEmpty();
    }
}
