package dev.tend.events;

import java.time.Instant;

/**
 * A reply is gone at the source; what it did to the question's turn is undone, and readers erase its text.
 *
 * @param reply the reply's id, as in {@code reply-posted}
 */
public record ReplyRemoved(String question, String source, String reply, Instant removedAt,
        Via via) implements QuestionEvent {
}
