package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question's text, labels, category, visibility or assignees changed. Carries the whole question as it is now, so that it stands for
 * a {@code question-posted} that was missed.
 *
 * @param editedAt when, by the source's clock; the newest wins
 * @param assignees to whom it is assigned now; null where the source does not say
 */
public record QuestionEdited(String question, String source, String kind, String url, String title, String body,
        boolean bodyTruncated, Author author, Instant postedAt, Instant editedAt, List<String> labels,
        @Nullable String category, Visibility visibility, Via via,
        @Nullable Assignees assignees) implements QuestionEvent {

    /** One of a source that does not say to whom it is assigned. */
    public QuestionEdited(String question, String source, String kind, String url, String title, String body,
            boolean bodyTruncated, Author author, Instant postedAt, Instant editedAt, List<String> labels,
            @Nullable String category, Visibility visibility, Via via) {
        this(question, source, kind, url, title, body, bodyTruncated, author, postedAt, editedAt, labels, category,
                visibility, via, null);
    }
}
