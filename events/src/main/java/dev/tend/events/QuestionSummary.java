package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** As much of a question as a reader of one event needs to name it, link it and route it. Never any of its text. */
public record QuestionSummary(String url, String title, String source, String kind, QuestionType type,
        @Nullable String category, List<String> labels, List<String> flags, Author author, Instant postedAt,
        Visibility visibility) {

    /** The flag of what seems to hold something that should not be public: a key, a mail address, proprietary data. */
    public static final String SENSITIVE = "SENSITIVE";

    /** Whether those may be told of it who may not read what is PRIVATE. */
    public boolean mayBePublic() {
        return visibility == Visibility.PUBLIC && !flags.contains(SENSITIVE);
    }
}
