package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.tend.kit.community.Turns;

/**
 * When the turns of a rotation are, through all its versions. As long as their length and their times of day stay the same, turns
 * go on as they were, whoever's they are.
 *
 * @param all in order
 */
record Eras(List<Era> all) {

    /** @param from when it begins, in the midst of its first turn or before it */
    record Era(Instant from, Grid grid) {
    }

    static Eras of(List<Version> versions) {
        List<Era> eras = new ArrayList<>();
        for (Version version : versions) {
            Turns turns = version.definition().turns();
            if (eras.isEmpty()) {
                eras.add(new Era(version.since(), Grid.of(turns)));
            } else if (!eras.get(eras.size() - 1).grid.turns().equals(turns)) {
                eras.add(new Era(version.since(), Grid.from(turns, version.since())));
            }
        }
        return new Eras(List.copyOf(eras));
    }

    /** The one that holds this time; the first for an earlier time. */
    Era at(Instant time) {
        return all.get(index(time));
    }

    private int index(Instant time) {
        int index = all.size() - 1;
        while (index > 0 && all.get(index).from.isAfter(time)) {
            index--;
        }
        return index;
    }

    /** The turn that holds this time; empty where there is none. */
    Optional<Span> turn(Instant time) {
        int index = index(time);
        return all.get(index).grid.turn(time).map(turn -> index + 1 < all.size()
                && all.get(index + 1).from.isBefore(turn.until())
                        ? new Span(turn.from(), all.get(index + 1).from)
                        : turn);
    }
}
