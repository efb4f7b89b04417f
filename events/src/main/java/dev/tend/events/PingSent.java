package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * People were told.
 *
 * @param ping the id of the ledger row
 * @param reason what it was about: the event's name, and the threshold or person where one belongs to it
 * @param destination the destination's key in {@code community.yaml}
 * @param attempts how often sending was tried
 * @param doubtful true where an earlier try may have been shown too (its outcome was unknown and could not be looked at)
 * @param message the message's id at the chat server, where it says
 */
public record PingSent(String question, String ping, String reason, String destination, int attempts, boolean doubtful,
        @Nullable String message, Instant sentAt) implements PingEvent {
}
