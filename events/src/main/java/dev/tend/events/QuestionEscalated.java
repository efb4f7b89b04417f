package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Nobody has taken a question for so long after a threshold of its policy has passed, so that others are told. Once for each
 * time that the clock ran, and each step. Not told of history.
 *
 * @param step who is told now
 * @param person who is behind the one on duty: a person's key in {@code community.yaml}; null for {@code CHANNEL}, and where there
 *        is nobody
 * @param assignee whose it is: a person's key, or null where it is nobody's
 * @param policy the policy's key in {@code community.yaml}
 * @param threshold which of its thresholds: {@code unanswered}, {@code inactive}, {@code awaiting-team}, {@code contributor-silent}
 * @param since when the clock of the threshold started
 * @param agedAt when the threshold passed
 */
public record QuestionEscalated(String question, Step step, @Nullable String person, @Nullable String assignee,
        String policy, String threshold, Instant since, Instant agedAt,
        QuestionSummary summary) implements AssignmentEvent {

    public enum Step {
        BACK_UP, CHANNEL
    }

    @Override
    public String subject() {
        return question;
    }
}
