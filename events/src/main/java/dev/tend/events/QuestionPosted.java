package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A new question. The shape that other teams build on.
 *
 * @param question the question id, for example {@code github:mattermost/docs#5182}
 * @param source the key of the source in {@code community.yaml}
 * @param kind what the source is: {@code github}, {@code discourse}, ...
 * @param url where a person reads it
 * @param body the text, at most 64 KiB of UTF-8; a cut is marked at its end
 * @param bodyTruncated whether the text was cut
 * @param postedAt when it was posted, by the source's clock
 * @param labels labels or tags, as the source spells them
 * @param category the category's slug at sources that have categories
 * @param assignees to whom it was assigned when it was first seen; null where the source does not say, or nobody was
 * @param sourceType the source's own word for the kind of question, such as the type of a GitHub issue; null where it has none
 * @param knownSince since when Tend knows what happened to the question; null where it knows everything. What happened before, whether
 *        it was answered for example, is not known, and no deadline counts from before
 */
public record QuestionPosted(String question, String source, String kind, String url, String title, String body,
        boolean bodyTruncated, Author author, Instant postedAt, List<String> labels, @Nullable String category,
        Visibility visibility, Via via, @Nullable Assignees assignees,
        @Nullable String sourceType, @Nullable Instant knownSince) implements QuestionEvent {

    /** One that nobody is assigned to. */
    public QuestionPosted(String question, String source, String kind, String url, String title, String body,
            boolean bodyTruncated, Author author, Instant postedAt, List<String> labels, @Nullable String category,
            Visibility visibility, Via via) {
        this(question, source, kind, url, title, body, bodyTruncated, author, postedAt, labels, category, visibility,
                via, null, null, null);
    }
}
