package dev.tend.rotation.assignment;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionType;
import dev.tend.rotation.queue.Link;

/** Something that a person wants done with a question, over REST or from chat. {@code by} is their key. */
public sealed interface Wish {

    String by();

    /** "I have seen it and take care of it." */
    record Acknowledge(String by) implements Wish {
    }

    /** Hand it over. */
    record Assign(String by, String assignee) implements Wish {
    }

    /** Put it off. */
    record Snooze(String by, Instant until, @Nullable String note) implements Wish {

        public static final Duration LONGEST = Duration.ofDays(366);
    }

    /** Correct its type. */
    record Reclassify(String by, QuestionType type) implements Wish {
    }

    /** Record what it belongs to elsewhere. */
    record Relate(String by, Link.Kind kind, String url) implements Wish {
    }

    /** Settle it, with or without a link to what settles it. {@code kind} is null where nothing is said of the link. */
    record Resolve(String by, @Nullable String link, Link.@Nullable Kind kind,
            @Nullable String note) implements Wish {
    }
}
