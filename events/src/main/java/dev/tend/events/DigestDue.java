package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A list is to be posted now. The subject is {@code digest:<name>}.
 *
 * @param destination the destination's key in {@code community.yaml}
 * @param person who is to be mentioned: a person's key
 */
public record DigestDue(String digest, String destination, @Nullable String person, Instant dueAt,
        List<Item> items) implements AssignmentEvent {

    /**
     * @param because why it is on the list, for people
     */
    public record Item(String question, String because, QuestionSummary summary) {
    }

    @Override
    public String subject() {
        return "digest:" + digest;
    }
}
