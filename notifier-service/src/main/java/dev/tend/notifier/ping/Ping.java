package dev.tend.notifier.ping;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import dev.tend.notifier.message.Details;

/**
 * A ping whose turn has come.
 *
 * @param rule the rule that led to it, in words
 * @param attempts how often it was tried before
 * @param unknown of how many of them nobody knows whether they were shown
 * @param firstTriedAt when it was tried first
 * @param error what last went wrong
 * @param messageKey of the message it was a part of, while that one's outcome is unknown
 * @param heardAt when the webhook came in that led to it; empty where none did
 */
record Ping(UUID id, String question, String reason, Details details, String rule, Instant firstDueAt, int attempts,
        int unknown, Optional<Instant> firstTriedAt, Optional<String> error, Optional<UUID> messageKey,
        Optional<Instant> heardAt) {

    Ping with(Details newDetails) {
        return new Ping(id, question, reason, newDetails, rule, firstDueAt, attempts, unknown, firstTriedAt, error,
                messageKey, heardAt);
    }

    /** Whether it is a message of its own: a digest, or about a rotation. */
    boolean isDigest() {
        return details.digest() != null;
    }
}
