package dev.tend.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;

/**
 * How polls of a source went so far.
 *
 * @param failingSince null while they work
 * @param told whether it was told that they fail
 */
record Health(@Nullable Instant failingSince, boolean told) {

    /** One poll that fails is no news. */
    private static final Duration NEWS_AFTER = Duration.ofMinutes(5);

    /**
     * What there is to tell after a poll.
     *
     * @param error of a poll that failed; null if it worked
     */
    Optional<SourceHealthChanged> news(String source, @Nullable String error, Instant now) {
        if (error == null) {
            return told
                    ? Optional.of(new SourceHealthChanged(source, State.WORKING, now, null))
                    : Optional.empty();
        }
        return told || failingSince == null || failingSince.isAfter(now.minus(NEWS_AFTER))
                ? Optional.empty()
                : Optional.of(new SourceHealthChanged(source, State.FAILING, failingSince, error));
    }
}
