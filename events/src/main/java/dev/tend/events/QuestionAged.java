package dev.tend.events;

import java.time.Instant;

/**
 * A threshold of the question's policy has passed. Told once for each time that the clock ran.
 *
 * @param policy the policy's key in {@code community.yaml}
 * @param threshold which of its thresholds: {@code unanswered}, {@code inactive}
 * @param since when the clock started
 * @param dueAt when the threshold passed
 */
public record QuestionAged(String question, String policy, String threshold, Instant since, Instant dueAt,
        QuestionSummary summary, TriageStatus status) implements TriageEvent {
}
