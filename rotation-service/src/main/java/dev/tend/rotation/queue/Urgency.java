package dev.tend.rotation.queue;

import java.util.List;

import dev.tend.events.QuestionState;
import dev.tend.events.Turn;

/**
 * The order of the queue. First what is open, then what is put off, then what is settled. Within that, first what passed more
 * of its policy's thresholds; then by whose turn it is, ours first; what is left is decided by who has waited longest since
 * posting. The lower the number, the more urgent.
 */
public final class Urgency {

    /** As many numbers as the questions of one state have. */
    static final int OF_A_STATE = 1000;
    private static final int MOST_THRESHOLDS = 99;

    private Urgency() {
    }

    /** Everything of the order but the time of posting, in one number, so that an index holds it. */
    public static int of(Question question) {
        return of(question.state(), question.status().aged(), question.awaiting());
    }

    static int of(QuestionState state, List<String> aged, Turn awaiting) {
        return least(state) + 10 * (MOST_THRESHOLDS - Math.min(aged.size(), MOST_THRESHOLDS)) + rank(awaiting);
    }

    /** The lowest number of the questions of this state. */
    static int least(QuestionState state) {
        return OF_A_STATE * rank(state);
    }

    private static int rank(QuestionState state) {
        return switch (state) {
            case OPEN -> 0;
            case SNOOZED -> 1;
            case SETTLED -> 2;
        };
    }

    private static int rank(Turn turn) {
        return switch (turn) {
            case TEAM -> 0;
            case COMMUNITY -> 1;
            case AUTHOR -> 2;
            case NOBODY -> 3;
        };
    }
}
