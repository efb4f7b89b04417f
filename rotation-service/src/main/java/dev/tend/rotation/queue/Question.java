package dev.tend.rotation.queue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionId;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;

/**
 * A question as the queue knows it: what the classifier says of it, and what people here did about it.
 *
 * @param excerpt of its text; null for PRIVATE and SENSITIVE
 * @param typing why it is of the type that the summary names
 * @param status the classifier's newest word
 * @param care what people here did about it
 * @param told how many events this service told of it; numbers them
 */
public record Question(String id, QuestionSummary summary, @Nullable String excerpt, Typing typing,
        TriageStatus status, Care care, long told) {

    /** Stands for what was written, and for who wrote it, where it was removed. */
    public static final String REMOVED = "[removed]";

    /** What decided the type. */
    public record Typing(TypedBy by, double confidence, List<String> reasons) {
    }

    /** The key that URLs use. */
    public UUID key() {
        return QuestionId.key(id);
    }

    /** Settled by the classifier's word or by ours; else put off, or open. */
    public QuestionState state() {
        if (status.state() == QuestionState.SETTLED || care.resolution() != null) {
            return QuestionState.SETTLED;
        }
        return care.snoozedUntil() != null ? QuestionState.SNOOZED : QuestionState.OPEN;
    }

    /** Whether it is gone where it was asked, and nothing of it left here but that it was. */
    public boolean wasRemoved() {
        return summary.title().equals(REMOVED) && summary.author().handle().equals(REMOVED);
    }

    /** Whether everybody may read its title. */
    public boolean mayBePublic() {
        return summary.mayBePublic() && status.visibility() == Visibility.PUBLIC;
    }

    /** Whether documentation could have answered it, and nobody said which. History was settled before there was a place for that. */
    public boolean needsDocumentation() {
        boolean documentable = summary.type() == QuestionType.TROUBLESHOOTING
                || summary.type() == QuestionType.QUESTION;
        return documentable && state() == QuestionState.SETTLED && care.links().isEmpty() && !status.silent()
                && !wasRemoved();
    }

    /** When it was settled, here or at its source; empty while it is not. */
    public Optional<Instant> settledAt() {
        return Optional.of(care.resolution() == null ? status.awaitingSince() : care.resolution().at())
                .filter(at -> state() == QuestionState.SETTLED);
    }

    /** Whose turn it is: nobody's, once it is settled by either's word. */
    public Turn awaiting() {
        return state() == QuestionState.SETTLED ? Turn.NOBODY : status.awaiting();
    }

    public Question with(Care newCare) {
        return new Question(id, summary, excerpt, typing, status, newCare, told);
    }

    public Question with(QuestionSummary newSummary, Typing newTyping) {
        return new Question(id, newSummary, excerpt, newTyping, status, care, told);
    }

    /** The same for those who are not of the team: without what the team noted about it. */
    public Question withoutNotes() {
        return with(care.withoutNotes());
    }

    Question toldOnceMore() {
        return new Question(id, summary, excerpt, typing, status, care, told + 1);
    }
}
