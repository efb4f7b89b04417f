package dev.tend.kit.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A clock that is ahead of another by what a file says, as an ISO 8601 duration. Weeks are replayed by it in minutes: who moves the
 * clock replaces the file.
 */
final class MovedClock extends Clock {

    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    private final Clock clock;
    private final Path file;
    private volatile Seen seen;

    /** @param nanos when the file was looked at, by {@link System#nanoTime()} */
    private record Seen(Duration offset, long nanos) {
    }

    MovedClock(Clock clock, Path file) {
        this.clock = clock;
        this.file = file;
        this.seen = look();
    }

    @Override
    public Instant instant() {
        Seen last = seen;
        if (System.nanoTime() - last.nanos > LOOK_AGAIN_NANOS) {
            last = look();
            seen = last;
        }
        return clock.instant().plus(last.offset);
    }

    private Seen look() {
        try {
            return new Seen(Duration.parse(Files.readString(file).strip()), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new MovedClock(clock.withZone(zone), file);
    }
}
