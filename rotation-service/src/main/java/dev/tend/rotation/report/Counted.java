package dev.tend.rotation.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.rotation.queue.Question;

/** A question as reports look at it. */
record Counted(Question question) {

    /** Nobody waits for an answer to what a bot or one of the team wrote, nor to what is gone. */
    boolean counts() {
        return !question.summary().author().bot() && !question.summary().author().staff() && !question.wasRemoved();
    }

    Instant postedAt() {
        return question.summary().postedAt();
    }

    String source() {
        return question.summary().source();
    }

    QuestionType type() {
        return question.summary().type();
    }

    Optional<String> assignee() {
        return Optional.ofNullable(question.care().assignee());
    }

    boolean isOpen() {
        return question.state() != QuestionState.SETTLED;
    }

    /** Where its history is not known it may have been answered before. */
    boolean isUnanswered() {
        return isOpen() && isKnown() && !question.status().answered();
    }

    /** Whether everything that happened to it is known. */
    boolean isKnown() {
        return question.status().knownSince() == null;
    }

    /** When it was settled, here or at its source; empty while it is open. */
    Optional<Instant> settledAt() {
        return question.settledAt();
    }

    /** Empty also where an earlier answer may not be known of. */
    Optional<Duration> untilAnswered() {
        return !isKnown()
                ? Optional.empty()
                : Optional.ofNullable(question.status().answeredAt()).map(at -> Duration.between(postedAt(), at));
    }

    Figures.Example example() {
        return new Figures.Example(question.id(), question.summary().url(), question.summary().title(), postedAt());
    }
}
