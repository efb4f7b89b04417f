package dev.tend.ingest.fact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * What is known of a question: a row of the table of that name. Public for Jdbi only.
 *
 * @param posted whether it was published
 * @param content hash of what was published last
 * @param contentAt as of when that was
 * @param answer the id of the accepted reply, or empty
 * @param pendingAt when it is published even if its text has not come; null if nothing is waited for
 */
public record Question(String question, String source, boolean posted, String content, Instant contentAt, State state,
        Instant stateAt, String answer, Instant answerAt, @Nullable Instant pendingAt) {

    public enum State {
        OPEN, CLOSED, REMOVED
    }

    Question published(String hash, Instant at) {
        return new Question(question, source, true, hash, at.isAfter(contentAt) ? at : contentAt, state, stateAt,
                answer, answerAt, null);
    }

    /** Older news changes nothing. */
    Question in(State state, Instant at) {
        return at.isBefore(stateAt)
                ? this
                : new Question(question, source, posted, content, contentAt, state, at, answer, answerAt, pendingAt);
    }

    /** Older news changes nothing. */
    Question answered(String answer, Instant at) {
        return at.isBefore(answerAt)
                ? this
                : new Question(question, source, posted, content, contentAt, state, stateAt, answer, at, pendingAt);
    }

    Question pending(Instant at) {
        return new Question(question, source, posted, content, contentAt, state, stateAt, answer, answerAt, at);
    }

    /** What it said is forgotten, so that it is told again if it comes back. */
    Question gone(Instant at) {
        return new Question(question, source, posted, "", contentAt, State.REMOVED, at, "", answerAt, null);
    }

    boolean removed() {
        return state == State.REMOVED;
    }
}
