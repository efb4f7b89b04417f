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
 * @param sourceType the source's own word for the kind of question, such as the type of a GitHub issue; null where it has none
 * @param knownSince since when Tend knows what happened to the question; null where it knows everything. What happened before, whether
 *        it was answered for example, is not known, and no deadline counts from before
 * @param by the account that edited it; null where the source does not say
 */
public record QuestionEdited(String question, String source, String kind, String url, String title, String body,
        boolean bodyTruncated, Author author, Instant postedAt, Instant editedAt, List<String> labels,
        @Nullable String category, Visibility visibility, Via via,
        @Nullable Assignees assignees, @Nullable String sourceType, @Nullable Instant knownSince,
        @Nullable Author by) implements QuestionEvent {

    /** One of a source that does not say to whom it is assigned. */
    public QuestionEdited(String question, String source, String kind, String url, String title, String body,
            boolean bodyTruncated, Author author, Instant postedAt, Instant editedAt, List<String> labels,
            @Nullable String category, Visibility visibility, Via via) {
        this(question, source, kind, url, title, body, bodyTruncated, author, postedAt, editedAt, labels, category,
                visibility, via, null, null, null, null);
    }
}
