package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.Visibility;

/** What one piece says of a question; null where it says nothing. */
public record Draft(String url, String title, @Nullable Text body, Author author, Instant postedAt,
        @Nullable List<String> labels, @Nullable String category, Visibility visibility) {

    /** A question from its pieces: the newer says what both know, the post knows its author best. */
    static Content compose(Draft topic, Draft post, boolean topicIsNewer) {
        Draft newer = topicIsNewer ? topic : post;
        Draft older = topicIsNewer ? post : topic;
        return new Content(newer.url, newer.title, post.body == null ? Text.NONE : post.body, post.author,
                post.postedAt, topic.labels == null ? List.of() : topic.labels,
                newer.category == null ? older.category : newer.category,
                // In doubt private: what one of them hides, the other does not show.
                topic.visibility == Visibility.PRIVATE ? topic.visibility : post.visibility, null);
    }
}
