package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import dev.tend.kit.community.Turns;

/**
 * When turns begin and end, from some time on. They are numbered from 0.
 *
 * @param first which of the turns of the rotation number 0 is
 * @param from when turn 0 begins; a later one begins when the rotation's turn does
 */
record Grid(Turns turns, int first, Instant from) {

    static Grid of(Turns turns) {
        return new Grid(turns, 0, turns.firstStart());
    }

    /**
     * The turns from a time on at which others end. It may be in the midst of one of these: what is left of it is a turn of its own
     * if it is at least half a turn long, and a part of the next one if it is less.
     */
    static Grid from(Turns turns, Instant time) {
        if (!turns.firstStart().isBefore(time)) {
            return of(turns);
        }
        int turn = turns.at(time);
        Duration left = Duration.between(time, turns.start(turn + 1));
        Duration whole = Duration.between(turns.start(turn), turns.start(turn + 1));
        return new Grid(turns, left.multipliedBy(2).compareTo(whole) >= 0 ? turn : turn + 1, time);
    }

    /** The turns from this one on. */
    Grid after(int turn) {
        return new Grid(turns, first + turn, start(turn));
    }

    /** The turns from this one on, of which the first begins at another time. */
    Grid after(int turn, Instant begins) {
        return new Grid(turns, first + turn, begins);
    }

    Instant start(int turn) {
        return turn == 0 ? from : turns.start(first + turn);
    }

    /** The turn that holds this time; the first for an earlier time. */
    int at(Instant time) {
        return time.isBefore(turns.firstStart()) ? 0 : Math.max(0, turns.at(time) - first);
    }

    /** The turn that holds this time; empty before the first. */
    Optional<Span> turn(Instant time) {
        return time.isBefore(from) ? Optional.empty() : Optional.of(span(at(time)));
    }

    /** When a turn is; where a day is skipped as a whole (Apia, 30 December 2011) a daily turn may be no time at all. */
    Span span(int turn) {
        return new Span(start(turn), start(turn + 1));
    }
}
