package dev.tend.events;

import java.time.Instant;

/**
 * Somebody says that they have seen a question and take care of it.
 *
 * @param by a person's key in {@code community.yaml}
 */
public record QuestionAcknowledged(String question, String by, Instant acknowledgedAt,
        QuestionSummary summary) implements AssignmentEvent {

    @Override
    public String subject() {
        return question;
    }
}
