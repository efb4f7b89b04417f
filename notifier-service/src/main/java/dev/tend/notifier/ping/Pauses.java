package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How long to wait: after failures longer each time, and never the same for all. */
final class Pauses {

    private static final List<Duration> GROWING = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** After an outcome that nobody knows: the server may still be at it, so it is too early to look. */
    static final Duration AFTER_UNKNOWN = Duration.ofSeconds(3);

    /** Chat servers may ask for an hour; no pause of ours is longer. */
    static final Duration LONGEST = Duration.ofMinutes(75);

    private Pauses() {
    }

    /**
     * @param failures in a row, this one counted
     * @param chance from 0 to 1: spreads the pauses of several senders by a fifth
     */
    static Duration afterFailure(int failures, double chance) {
        Duration pause = GROWING.get(Math.min(Math.max(failures, 1), GROWING.size()) - 1);
        return pause.plusMillis((long) (pause.toMillis() * 0.2 * chance));
    }

    /**
     * Returns how much is left of a wait. Zero where it would last longer than any wait is: the clock that set it was ahead.
     *
     * @param longest the longest wait that can be meant
     */
    static Duration left(Instant until, Instant now, Duration longest) {
        Duration left = Duration.between(now, until);
        return left.isNegative() || left.compareTo(longest) > 0 ? Duration.ZERO : left;
    }
}
