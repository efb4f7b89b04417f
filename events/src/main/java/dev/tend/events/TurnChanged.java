package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * It is another's turn, or it is the same one's turn and there was new activity ({@code previous} then equals {@code turn}).
 * A turn other than NOBODY after NOBODY means that the question is open again.
 *
 * @param because why, for people
 * @param othersRepliedAt when somebody replied last who is neither of the team nor a bot: the asker or another; null while nobody
 *        has, and in older events
 */
public record TurnChanged(String question, Turn turn, Turn previous, String because, QuestionSummary summary,
        TriageStatus status, @Nullable Instant othersRepliedAt) implements TriageEvent {
}
