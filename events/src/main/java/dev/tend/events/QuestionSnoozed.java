package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A question is put off; it comes back by itself.
 *
 * @param by a person's key in {@code community.yaml}
 * @param until when it comes back
 * @param note why, in the person's words
 */
public record QuestionSnoozed(String question, String by, Instant until, @Nullable String note,
        QuestionSummary summary) implements AssignmentEvent {

    /** The note of what is put off until a reply, and not until a time that anybody named. */
    public static final String UNTIL_REPLY = "until it is replied to";

    @Override
    public String subject() {
        return question;
    }
}
