package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a question stands after a triage event. Every triage event carries it whole, so that a reader needs only the newest.
 *
 * @param awaitingSince since when it is their turn
 * @param lastActivityAt when a human last wrote, closed or reopened
 * @param answered whether a human other than the asker has answered
 * @param aged the thresholds that have passed and still hold: {@code unanswered}, {@code inactive}
 * @param visibility who can read it now
 * @param silent true for history that nobody is to be pinged about
 * @param revision grows by at least one with each change of this question; a reader ignores a lower one than it has seen
 * @param answeredAt when a human other than the asker answered first; null while nobody has, and in older events
 * @param knownSince since when Tend knows what happened to the question; null where it knows everything, and in older events. Where it is
 *        set, {@code answered} false means that no answer is known of
 */
public record TriageStatus(QuestionState state, Turn awaiting, Instant awaitingSince, Instant lastActivityAt,
        boolean answered, List<String> aged, Visibility visibility, boolean silent, long revision,
        @Nullable Instant answeredAt, @Nullable Instant knownSince) {

    /** The status of a question about which Tend knows everything. */
    public TriageStatus(QuestionState state, Turn awaiting, Instant awaitingSince, Instant lastActivityAt,
            boolean answered, List<String> aged, Visibility visibility, boolean silent, long revision,
            @Nullable Instant answeredAt) {
        this(state, awaiting, awaitingSince, lastActivityAt, answered, aged, visibility, silent, revision, answeredAt,
                null);
    }
}
