package dev.tend.rotation.report;

import java.time.Duration;
import java.util.Optional;

import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.rotation.queue.Outline;

/** A question as reports look at it. */
record Counted(Outline question) {

    /** Nobody waits for an answer to what a bot or one of the team wrote, nor to what is gone. */
    boolean counts() {
        return !question.summary().author().bot() && !question.summary().author().staff() && !question.removed();
    }

    String source() {
        return question.summary().source();
    }

    QuestionType type() {
        return question.summary().type();
    }

    boolean isOpen() {
        return question.state() != QuestionState.SETTLED;
    }

    /** Where its history is not known it may have been answered before. */
    boolean isUnanswered() {
        return isOpen() && isKnown() && !question.answered();
    }

    /** Whether everything that happened to it is known. */
    boolean isKnown() {
        return question.knownSince() == null;
    }

    /** Empty also where an earlier answer may not be known of. */
    Optional<Duration> untilAnswered() {
        return !isKnown()
                ? Optional.empty()
                : Optional.ofNullable(question.answeredAt()).map(at -> Duration.between(question.postedAt(), at));
    }
}
