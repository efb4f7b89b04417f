package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A closed question is open again at its source.
 *
 * @param by who reopened it, where the source says
 */
public record QuestionReopened(String question, String source, @Nullable Author by, Instant reopenedAt,
        Via via) implements QuestionEvent {
}
