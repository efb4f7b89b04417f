package dev.tend.events;

/**
 * It is another's turn, or it is the same one's turn and there was new activity ({@code previous} then equals {@code turn}).
 * A turn other than NOBODY after NOBODY means that the question is open again.
 *
 * @param because why, for people
 */
public record TurnChanged(String question, Turn turn, Turn previous, String because, QuestionSummary summary,
        TriageStatus status) implements TriageEvent {
}
