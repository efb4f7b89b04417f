package dev.tend.notifier.ping;

import java.time.Duration;
import java.util.List;

/** How long to wait after a failure: longer each time, and never the same for all. */
final class Pauses {

    private static final List<Duration> GROWING = List.of(Duration.ofSeconds(1), Duration.ofSeconds(2),
            Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofMinutes(1),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** Each of these may show a message once more where nobody can look, so they grow faster. */
    private static final List<Duration> DOUBTFUL = List.of(Duration.ofSeconds(2), Duration.ofSeconds(30),
            Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(1));

    private Pauses() {
    }

    /**
     * @param failures in a row, this one counted
     * @param chance from 0 to 1: spreads the pauses of several senders by a fifth
     */
    static Duration afterFailure(int failures, double chance) {
        return pause(GROWING, failures, chance);
    }

    /** After an outcome that nobody knows, at a sink that can't be looked at. */
    static Duration afterUnknown(int unknown, double chance) {
        return pause(DOUBTFUL, unknown, chance);
    }

    private static Duration pause(List<Duration> pauses, int count, double chance) {
        Duration pause = pauses.get(Math.min(Math.max(count, 1), pauses.size()) - 1);
        return pause.plusMillis((long) (pause.toMillis() * 0.2 * chance));
    }
}
