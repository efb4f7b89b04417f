package dev.tend.rotation.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import dev.tend.kit.WallTime;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;

/**
 * Turns of the same length in local wall time. Turn 0 begins at {@code starts}, turn n begins {@code n * every}
 * later by the calendar and the clock on the wall, so daylight saving moves no hand-over. A hand-over at a wall time that a
 * change of the clocks skips is at the change; at one that comes twice, it is at the first.
 *
 * @param every days or months
 */
record Turns(Period every, LocalDateTime starts, ZoneId zone) {

    static Turns of(Rotation.Rounds rounds, Community community) {
        return new Turns(rounds.every(), rounds.starts(), community.zone());
    }

    Instant firstStart() {
        return start(0);
    }

    /** When a turn begins. */
    Instant start(int turn) {
        return WallTime.in(zone, starts.plus(every.multipliedBy(turn)));
    }

    /** The turn that holds this time, which is not before the first. */
    int at(Instant time) {
        LocalDateTime wall = LocalDateTime.ofInstant(time, zone);
        long passed = every.toTotalMonths() > 0
                ? ChronoUnit.MONTHS.between(starts, wall) / every.toTotalMonths()
                : ChronoUnit.DAYS.between(starts, wall) / every.getDays();
        int turn = Math.max(0, Math.toIntExact(passed));
        // The estimate is by wall time, which differs from the truth where clocks change.
        while (turn > 0 && start(turn).isAfter(time)) {
            turn--;
        }
        while (!start(turn + 1).isAfter(time)) {
            turn++;
        }
        return turn;
    }

    /** The turn that holds this time; empty before the first. */
    Optional<Span> turn(Instant at) {
        return at.isBefore(firstStart()) ? Optional.empty() : Optional.of(span(at(at)));
    }

    /** When a turn is; where a day is skipped as a whole (Apia, 30 December 2011) a daily turn may be no time at all. */
    Span span(int turn) {
        return new Span(start(turn), start(turn + 1));
    }
}
