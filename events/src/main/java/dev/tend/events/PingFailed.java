package dev.tend.events;

import java.time.Instant;

/**
 * People could not be told within 24 hours, or never can be.
 *
 * @param ping the id of the ledger row
 * @param error what the chat server said, without any secret
 */
public record PingFailed(String question, String ping, String reason, String destination, int attempts, String error,
        Instant failedAt) implements PingEvent {
}
