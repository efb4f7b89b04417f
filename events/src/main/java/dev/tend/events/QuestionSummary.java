package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** As much of a question as a reader of one event needs to name it, link it and route it. Never any of its text. */
public record QuestionSummary(String url, String title, String source, String kind, QuestionType type,
        @Nullable String category, List<String> labels, List<String> flags, Author author, Instant postedAt,
        Visibility visibility) {
}
