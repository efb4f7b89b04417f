package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * The source's own workflow status changed, for example an idea went from {@code planned} to {@code started}.
 *
 * @param status the new status, in the source's own word
 * @param previous the status before, where the source says
 */
public record StatusChanged(String question, String source, String status, @Nullable String previous, Instant changedAt,
        Via via) implements QuestionEvent {
}
