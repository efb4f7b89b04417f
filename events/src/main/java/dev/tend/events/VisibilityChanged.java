package dev.tend.events;

import java.time.Instant;

/**
 * A question can be read by others than before: its topic became a personal message, its category was restricted, its repository was
 * made private, or the reverse. Everything known of it follows, also what was told before.
 *
 * @param visibility who can read it from now on
 * @param changedAt when the source, or the moment at which Tend learned of it, says that this changed; the newest wins, also over what
 *        older contents of the question say
 */
public record VisibilityChanged(String question, String source, Visibility visibility, Instant changedAt,
        Via via) implements QuestionEvent {
}
