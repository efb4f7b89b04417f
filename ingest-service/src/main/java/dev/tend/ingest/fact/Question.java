package dev.tend.ingest.fact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Visibility;

/**
 * What is known of a question: a row of the table of that name. Public for Jdbi only.
 *
 * @param posted whether it was published
 * @param content hash of what was published last
 * @param contentAt as of when that was
 * @param answer the id of the accepted reply, or empty
 * @param visibility who can read it as it was published last; null where that is not remembered
 * @param visibilityAt as of when that was shown
 * @param category id of its category at the source; null where it is not known
 * @param pendingAt when it is published even if its text has not come; null if nothing is waited for
 */
public record Question(String question, String source, boolean posted, String content, Instant contentAt, State state,
        Instant stateAt, String answer, Instant answerAt, @Nullable Instant pendingAt, @Nullable Visibility visibility,
        Instant visibilityAt, @Nullable Long category) {

    public enum State {
        OPEN, CLOSED, REMOVED
    }

    /** One of which nothing is known yet. */
    static Question unknown(String question, String source) {
        return new Question(question, source, false, "", Instant.EPOCH, State.OPEN, Instant.EPOCH, "", Instant.EPOCH,
                null, null, Instant.EPOCH, null);
    }

    Question published(String hash, Instant at) {
        return new Question(question, source, true, hash, at.isAfter(contentAt) ? at : contentAt, state, stateAt,
                answer, answerAt, null, visibility, visibilityAt, category);
    }

    /** Older news changes nothing. */
    Question in(State state, Instant at) {
        return at.isBefore(stateAt)
                ? this
                : new Question(question, source, posted, content, contentAt, state, at, answer, answerAt, pendingAt,
                        visibility, visibilityAt, category);
    }

    /** Older news changes nothing. */
    Question answered(String answer, Instant at) {
        return at.isBefore(answerAt)
                ? this
                : new Question(question, source, posted, content, contentAt, state, stateAt, answer, at, pendingAt,
                        visibility, visibilityAt, category);
    }

    Question pending(Instant at) {
        return new Question(question, source, posted, content, contentAt, state, stateAt, answer, answerAt, at,
                visibility, visibilityAt, category);
    }

    /** What it said is forgotten, so that it is told again if it comes back. */
    Question gone(Instant at) {
        return new Question(question, source, posted, "", contentAt, State.REMOVED, at, "", answerAt, null,
                visibility, visibilityAt, category);
    }

    Question readable(@Nullable Visibility visibility, Instant at) {
        return new Question(question, source, posted, content, contentAt, state, stateAt, answer, answerAt, pendingAt,
                visibility, at, category);
    }

    Question within(long category) {
        return new Question(question, source, posted, content, contentAt, state, stateAt, answer, answerAt, pendingAt,
                visibility, visibilityAt, category);
    }

    boolean isPrivate() {
        return visibility == Visibility.PRIVATE;
    }

    boolean removed() {
        return state == State.REMOVED;
    }
}
