package dev.tend.events;

import java.time.Instant;

/**
 * A person corrected the type. It stays so, whatever rules say later.
 *
 * @param by a person's key in {@code community.yaml}
 */
public record QuestionReclassified(String question, QuestionType type, QuestionType previous, String by,
        Instant reclassifiedAt) implements AssignmentEvent {

    @Override
    public String subject() {
        return question;
    }
}
