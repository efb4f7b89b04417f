package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Optional;

import dev.tend.kit.community.Policy;
import dev.tend.rotation.queue.Outline;

/** How a question stands to the thresholds of its source's policy. In the order of a list. */
public enum Urgent {
    /** One has passed. */
    OVERDUE,
    /** One passes within a day. */
    DUE_SOON,
    /** None does. */
    REST;

    /** @param policy that it ages by */
    public static Urgent of(Outline question, Optional<Policy> policy, Instant now) {
        if (question.settledAt() != null) {
            return REST;
        } else if (!question.aged().isEmpty()) {
            return OVERDUE;
        }
        return Deadline.soon(question, policy, now).isPresent() ? DUE_SOON : REST;
    }
}
