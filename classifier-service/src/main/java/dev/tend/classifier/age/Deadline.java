package dev.tend.classifier.age;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * When a threshold passes, unless something happens before. Policy, threshold and since tell it from the others of a question.
 *
 * @param policy the policy's key
 * @param threshold {@code unanswered}, {@code inactive}, {@code awaiting-team}, {@code contributor-silent}
 * @param since when the clock started
 * @param dueAt when it passes
 * @param toldAt when that was told; null as long as it was not
 */
public record Deadline(String policy, String threshold, Instant since, Instant dueAt, @Nullable Instant toldAt) {

    boolean isSameClock(Deadline other) {
        return policy.equals(other.policy) && threshold.equals(other.threshold) && since.equals(other.since);
    }

    boolean hasPassed(Instant now) {
        return !dueAt.isAfter(now);
    }
}
