package dev.tend.events;

import java.time.Instant;

/**
 * A person recorded what a question belongs to elsewhere, or that a link is of another kind than before. What a question was
 * resolved with is told by {@code question-resolved}.
 *
 * @param by a person's key in {@code community.yaml}
 * @param kind {@code ticket}, {@code documentation}, {@code idea} or {@code other}; there may be more one day
 */
public record QuestionLinked(String question, String by, String kind, String url, Instant linkedAt,
        QuestionSummary summary) implements AssignmentEvent {

    @Override
    public String subject() {
        return question;
    }
}
