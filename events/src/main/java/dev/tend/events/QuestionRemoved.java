package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A question is gone from its place; readers erase its text.
 *
 * @param movedTo the new question id where it was transferred
 */
public record QuestionRemoved(String question, String source, Reason reason, @Nullable String movedTo,
        Instant removedAt,
        Via via) implements QuestionEvent {

    public enum Reason {
        DELETED, TRANSFERRED
    }
}
