package dev.tend.kit.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovedClockTest {

    private static final Instant NOON = Instant.parse("2027-03-01T12:00:00Z");

    @Test
    void the_clock_is_as_far_ahead_as_the_file_says_now(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("offset"), "PT0S\n");
        Clock clock = new MovedClock(Clock.fixed(NOON, ZoneOffset.UTC), file);
        assertThat(clock.instant()).isEqualTo(NOON);

        Files.writeString(file, "P14DT1H");
        await().atMost(Duration.ofSeconds(5)).until(() -> clock.instant().equals(NOON.plus(Duration.parse("P14DT1H"))));
    }
}
