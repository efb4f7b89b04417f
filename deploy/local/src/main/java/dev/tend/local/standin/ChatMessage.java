package dev.tend.local.standin;

import java.time.Instant;

/**
 * A message that a chat server has taken.
 *
 * @param id the server's
 * @param channel the last part of an incoming webhook's address, or the channel's id
 * @param text as the server got it, escapes and all
 * @param body the whole request
 */
public record ChatMessage(String id, Instant at, String channel, String text, String body) {
}
