package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question's text, labels, category or visibility changed. Carries the whole question as it is now, so that it stands for
 * a {@code question-posted} that was missed.
 *
 * @param editedAt when, by the source's clock; the newest wins
 */
public record QuestionEdited(String question, String source, String kind, String url, String title, String body,
        boolean bodyTruncated, Author author, Instant postedAt, Instant editedAt, List<String> labels,
        @Nullable String category, Visibility visibility, Via via) implements QuestionEvent {
}
