package dev.tend.notifier.ping;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.tend.events.EventData;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageEvent;
import dev.tend.events.TriageStatus;
import dev.tend.events.TurnChanged;
import dev.tend.events.Visibility;

/**
 * What is known of a question now.
 *
 * @param status of the newest triage event; null where none was seen yet
 * @param summary null where none was seen yet, or the question was removed at its source
 * @param assignee key of the person whose it is
 * @param takenAt when a person last took it, handed it over or put it off
 */
public record QuestionStatus(String question, @Nullable TriageStatus status, @Nullable QuestionSummary summary,
        @Nullable String assignee, @Nullable Instant takenAt) {

    static QuestionStatus unknown(String question) {
        return new QuestionStatus(question, null, null, null, null);
    }

    /** Fails closed: what nothing says to be public, or anything says to be private or sensitive, is not. */
    public boolean isPublic() {
        return summary != null && summary.mayBePublic()
                && (status == null || status.visibility() == Visibility.PUBLIC);
    }

    public boolean isSettled() {
        return status != null && status.state() == QuestionState.SETTLED;
    }

    QuestionStatus takenAt(Instant time) {
        return new QuestionStatus(question, status, summary, assignee, time);
    }

    boolean isTakenSince(Instant time) {
        return takenAt != null && !takenAt.isBefore(time);
    }

    long revision() {
        return status == null ? -1 : status.revision();
    }

    /** As it stands after this event; an older one than was seen changes nothing. */
    QuestionStatus after(EventData event) {
        if (event instanceof TriageEvent triage) {
            return triage.status().revision() > revision()
                    ? new QuestionStatus(question, triage.status(), isRemoval(event) ? null : summary(triage), assignee,
                            takenAt)
                    : this;
        }
        if (event instanceof QuestionAssigned assigned) {
            boolean handedOver = assigned.because() == QuestionAssigned.Because.HANDED_OVER;
            return new QuestionStatus(question, status, known(assigned.summary()), assigned.assignee(),
                    handedOver ? assigned.assignedAt() : takenAt);
        }
        if (event instanceof QuestionAcknowledged acknowledged) {
            return new QuestionStatus(question, status, known(acknowledged.summary()), assignee,
                    acknowledged.acknowledgedAt());
        }
        QuestionSummary told = event instanceof QuestionSnoozed snoozed
                ? snoozed.summary()
                : event instanceof QuestionResolved resolved
                        ? resolved.summary()
                        : event instanceof QuestionEscalated escalated ? escalated.summary() : null;
        return new QuestionStatus(question, status, known(told), assignee, takenAt);
    }

    static boolean isRemoval(EventData event) {
        return event instanceof QuestionSettled settled && settled.how() == QuestionSettled.How.REMOVED;
    }

    /**
     * Triage knows best; what others say of the question counts only until it has spoken. But who says that it is private may have
     * heard more of triage than we have, so that counts until triage speaks again.
     */
    private @Nullable QuestionSummary known(@Nullable QuestionSummary told) {
        boolean hides = told != null && !told.mayBePublic();
        return summary == null && status == null || summary != null && hides ? told : summary;
    }

    private static QuestionSummary summary(TriageEvent event) {
        if (event instanceof QuestionTyped typed) {
            return typed.summary();
        }
        if (event instanceof QuestionAged aged) {
            return aged.summary();
        }
        if (event instanceof TurnChanged turn) {
            return turn.summary();
        }
        return ((QuestionSettled) event).summary();
    }
}
