package dev.tend.rotation.assignment;

import dev.tend.events.AssignmentEvent;
import dev.tend.rotation.queue.Question;

/** What comes of something that somebody wants done with a question. */
public sealed interface Decision {

    /** It is done: the question as it is now, and what is told of it. */
    record Changed(Question question, AssignmentEvent event) implements Decision {
    }

    /** It was so already. */
    record Unchanged(Question question) implements Decision {
    }

    /**
     * It can't be done.
     *
     * @param why what is wrong and what to do, for people
     */
    record Refused(Reason reason, String why) implements Decision {
    }

    /** Whose fault it is that it can't be done. */
    enum Reason {
        /** What was asked for makes no sense. */
        INVALID,
        /** It makes sense, but not with the question as it is. */
        CONFLICT,
        /** There is no such question. */
        UNKNOWN
    }
}
