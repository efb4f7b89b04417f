package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A question has a type, or another one than before, or its title, labels or visibility changed. Carries all that a reader of
 * {@code tend.triage.v1} alone needs.
 *
 * @param title withheld where it seems to hold something that should not be public
 * @param excerpt the first 500 characters of the text at most; null for PRIVATE, and for the flag {@code SENSITIVE}
 * @param confidence from 0 (a guess) to 1 (a person said so)
 * @param reasons why, for people, most telling first
 * @param flags what else was seen: {@code ENTERPRISE}, {@code UPGRADE}, ...
 * @param policy the ageing policy that holds for it
 */
public record QuestionTyped(String question, String url, String title, @Nullable String excerpt, Author author,
        Instant postedAt, String source, String kind, List<String> labels, @Nullable String category,
        Visibility visibility, QuestionType type, double confidence, List<String> reasons, List<String> flags,
        TypedBy by,
        @Nullable String policy, TriageStatus status) implements TriageEvent {

    public QuestionSummary summary() {
        return new QuestionSummary(url, title, source, kind, type, category, labels, flags, author, postedAt,
                visibility);
    }
}
