package dev.tend.rotation.triage;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageEvent;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.queue.Question.Typing;

/**
 * What a triage event makes of a question. The classifier's newest word holds, but for what people decided here: their type
 * stays, and what they settled stays settled until something new happens to it.
 */
final class TriageUpdate {

    private TriageUpdate() {
    }

    /** The question after the event; the same as before, where the event is older than what is known. */
    static Question of(@Nullable Question before, TriageEvent event) {
        if (before == null) {
            Typing typing = event instanceof QuestionTyped typed
                    ? typing(typed)
                    : new Typing(TypedBy.RULES, 0, List.of());
            return erasedIfRemoved(new Question(event.question(), summary(event, summary(event).type()),
                    excerpt(null, event), typing, event.status(), Care.NONE, 0), event);
        }
        if (event.status().revision() < before.status().revision()) {
            return before;
        }
        boolean retyped = event instanceof QuestionTyped typed && !isOverruled(typed, before);
        return erasedIfRemoved(new Question(before.id(),
                summary(event, retyped ? summary(event).type() : before.summary().type()),
                excerpt(before.excerpt(), event), retyped ? typing((QuestionTyped) event) : before.typing(),
                event.status(), care(before, event), before.told()), event);
    }

    /** A person's word here stays; the classifier's echo of it may be of an earlier one. */
    private static boolean isOverruled(QuestionTyped typed, Question before) {
        return before.typing().by() == TypedBy.PERSON
                && (typed.by() != TypedBy.PERSON || typed.type() != before.summary().type());
    }

    private static Typing typing(QuestionTyped typed) {
        return new Typing(typed.by(), typed.confidence(), typed.reasons());
    }

    private static Care care(Question before, TriageEvent event) {
        Care care = before.care();
        if (event.status().state() == QuestionState.SETTLED) {
            return care.awake();
        }
        if (before.status().state() == QuestionState.SETTLED || isOpenAgain(care, event)) {
            return care.reopened();
        }
        return event instanceof TurnChanged changed && (changed.turn() == Turn.TEAM || isReplied(care, changed))
                ? care.awake()
                : care;
    }

    /** Whether somebody who is not of the team wrote since it was put off, whose turn it ever is. */
    private static boolean isReplied(Care care, TurnChanged changed) {
        return changed.othersRepliedAt() != null && care.actedAt() != null
                && changed.othersRepliedAt().isAfter(care.actedAt());
    }

    /**
     * The classifier may not know yet that it was settled here; what it says meanwhile does not open it again. Once it knows, it
     * says so: settled, or open again by what nobody knew of when it was settled.
     */
    private static boolean isOpenAgain(Care care, TriageEvent event) {
        return care.resolution() != null && event instanceof TurnChanged changed && changed.previous() == Turn.NOBODY;
    }

    private static @Nullable String excerpt(@Nullable String before, TriageEvent event) {
        if (event.status().visibility() == Visibility.PRIVATE || !summary(event).mayBePublic()) {
            return null;
        }
        return event instanceof QuestionTyped typed ? typed.excerpt() : before;
    }

    private static QuestionSummary summary(TriageEvent event) {
        if (event instanceof QuestionTyped typed) {
            return typed.summary();
        } else if (event instanceof QuestionAged aged) {
            return aged.summary();
        } else if (event instanceof TurnChanged changed) {
            return changed.summary();
        }
        return ((QuestionSettled) event).summary();
    }

    private static QuestionSummary summary(TriageEvent event, QuestionType type) {
        QuestionSummary told = summary(event);
        return new QuestionSummary(told.url(), told.title(), told.source(), told.kind(), type, told.category(),
                told.labels(), told.flags(), told.author(), told.postedAt(), event.status().visibility());
    }

    private static Question erasedIfRemoved(Question question, TriageEvent event) {
        if (!(event instanceof QuestionSettled settled) || settled.how() != QuestionSettled.How.REMOVED) {
            return question;
        }
        QuestionSummary told = question.summary();
        Author nobody = new Author(Question.REMOVED, null, told.author().staff(), told.author().bot());
        return new Question(question.id(),
                new QuestionSummary(told.url(), Question.REMOVED, told.source(), told.kind(), told.type(),
                        told.category(),
                        told.labels(), told.flags(), nobody, told.postedAt(), told.visibility()),
                null, new Typing(question.typing().by(), question.typing().confidence(), List.of()), question.status(),
                question.care(), question.told());
    }
}
