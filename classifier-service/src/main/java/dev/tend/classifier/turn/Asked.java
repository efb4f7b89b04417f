package dev.tend.classifier.turn;

import java.time.Instant;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;

/**
 * Who asked a question and when, as its newest content says.
 *
 * @param knownSince since when Tend knows what happened to the question; null where it knows everything
 */
public record Asked(Author by, Instant at, @Nullable Instant knownSince) {

    /** Null where everything is known since the question was asked. */
    public @Nullable Instant unknownUntil() {
        return knownSince != null && knownSince.isAfter(at) ? knownSince : null;
    }

    /** The moment before which nothing is known for certain: no clock of an open question starts earlier. */
    Instant clocksFrom() {
        return Objects.requireNonNullElse(unknownUntil(), at);
    }
}
