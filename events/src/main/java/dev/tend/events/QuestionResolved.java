package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A person settled a question in Tend. A later reply of the asker opens it again.
 *
 * @param by a person's key in {@code community.yaml}
 * @param link what it was settled with: a ticket, documentation, an idea
 * @param note in the person's words
 * @param seenUntil the newest activity that Tend knew of when it was settled, by the source's clock; null in older events.
 *            What is found later and happened after it was not seen by who settled it
 * @param linkKind what the link is: {@code ticket}, {@code documentation}, {@code idea} or {@code other}; null without a link and in
 *            older events
 */
public record QuestionResolved(String question, String by, @Nullable String link, @Nullable String note,
        Instant resolvedAt, QuestionSummary summary, @Nullable Instant seenUntil,
        @Nullable String linkKind) implements AssignmentEvent {

    @Override
    public String subject() {
        return question;
    }
}
