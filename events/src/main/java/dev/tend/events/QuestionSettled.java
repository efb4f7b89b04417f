package dev.tend.events;

import java.time.Instant;

/**
 * The question needs nobody any more.
 *
 * @param how what settled it; REMOVED asks readers to erase what they keep of its text
 */
public record QuestionSettled(String question, How how, Instant settledAt, QuestionSummary summary,
        TriageStatus status) implements TriageEvent {

    public enum How {
        CLOSED, ANSWER_ACCEPTED, RESOLVED, REMOVED
    }
}
