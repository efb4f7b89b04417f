package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list is to be posted now. The subject is {@code digest:<name>}.
 *
 * @param destination the destination's key in {@code community.yaml}
 * @param person who is to be mentioned: a person's key
 * @param unchangedSince since when the list has been posted as it is now; null where it differs from the last one
 * @param more how many others are on the list that are not in {@code items}; null where all are
 * @param report where it is a report rather than a list: its parts, in order; {@code items} is empty then
 * @param digests names of all whose lists are in it, where it is what one person gets on a day; null where it is for all who read the
 *     destination
 */
public record DigestDue(String digest, String destination, @Nullable String person, Instant dueAt,
        List<Item> items, @Nullable Instant unchangedSince, @Nullable Integer more,
        @Nullable List<Part> report, @Nullable List<String> digests) implements AssignmentEvent {

    /** One for all who read the destination. */
    public DigestDue(String digest, String destination, @Nullable String person, Instant dueAt, List<Item> items,
            @Nullable Instant unchangedSince, @Nullable Integer more, @Nullable List<Part> report) {
        this(digest, destination, person, dueAt, items, unchangedSince, more, report, null);
    }

    /**
     * @param because why it is on the list, for people
     * @param section the part of the list that it is in; null where there is one only
     * @param awaiting whose turn it is
     * @param assignee whose it is: a person's key
     * @param settledAt when it was settled, where it is on the list since it is; null where it is on it since it is not
     */
    public record Item(String question, String because, QuestionSummary summary, @Nullable String section,
            @Nullable Turn awaiting, @Nullable String assignee, @Nullable Instant settledAt) {

        /** One that is not settled. */
        public Item(String question, String because, QuestionSummary summary, @Nullable String section,
                @Nullable Turn awaiting, @Nullable String assignee) {
            this(question, because, summary, section, awaiting, assignee, null);
        }
    }

    /**
     * A part of a report.
     *
     * @param counts what it counts, for people
     */
    public record Part(String title, String counts, List<Entry> entries) {
    }

    /** @param links public questions that are examples of it */
    public record Entry(String text, List<Link> links) {
    }

    /** A question to look at. */
    public record Link(String question, String url, String title) {
    }

    @Override
    public String subject() {
        return "digest:" + digest;
    }
}
