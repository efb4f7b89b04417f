package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A question is somebody's, until it is settled or handed over.
 *
 * @param assignee the person's key in {@code community.yaml}
 * @param previous whose it was before
 * @param rotation the rotation that gave it, where one did
 * @param because why it is theirs
 * @param by who handed it over: a person's key, or null where the rotation did
 * @param silent true for history that nobody is to be pinged about
 * @param together how many were handed over at once, itself counted; null where it was alone
 */
public record QuestionAssigned(String question, String assignee, @Nullable String previous, @Nullable String rotation,
        Because because, @Nullable String by, Instant assignedAt, boolean silent,
        QuestionSummary summary, @Nullable Integer together) implements AssignmentEvent {

    /** One that was handed over or given alone. */
    public QuestionAssigned(String question, String assignee, @Nullable String previous, @Nullable String rotation,
            Because because, @Nullable String by, Instant assignedAt, boolean silent, QuestionSummary summary) {
        this(question, assignee, previous, rotation, because, by, assignedAt, silent, summary, null);
    }

    public enum Because {
        ON_DUTY, HANDED_OVER, SNOOZE_ENDED
    }

    @Override
    public String subject() {
        return question;
    }
}
