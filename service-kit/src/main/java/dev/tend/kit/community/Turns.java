package dev.tend.kit.community;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

import dev.tend.kit.WallTime;

/**
 * Turns of the same length in local wall time. Turn 0 begins at {@code starts}, turn n begins {@code n * every}
 * later by the calendar and the clock on the wall, so daylight saving moves no hand-over. A hand-over at a wall time that a
 * change of the clocks skips is at the change; at one that comes twice, it is at the first.
 *
 * @param every days or months
 */
public record Turns(Period every, LocalDateTime starts, ZoneId zone) {

    public static Turns of(Rotation.Rounds rounds, Community community) {
        return new Turns(rounds.every(), rounds.starts(), community.zone());
    }

    public Instant firstStart() {
        return start(0);
    }

    /** When a turn begins. */
    public Instant start(int turn) {
        return WallTime.in(zone, starts.plus(every.multipliedBy(turn)));
    }

    /** The turn that holds this time, which is not before the first. */
    public int at(Instant time) {
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
}
