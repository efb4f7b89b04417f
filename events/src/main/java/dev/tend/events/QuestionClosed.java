package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A question was closed at its source.
 *
 * @param by who closed it, where the source says
 * @param reason the source's own word: {@code completed}, {@code not_planned}, {@code duplicate}, ...
 */
public record QuestionClosed(String question, String source, @Nullable Author by, @Nullable String reason,
        Instant closedAt, Via via) implements QuestionEvent {
}
