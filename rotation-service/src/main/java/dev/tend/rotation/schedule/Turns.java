package dev.tend.rotation.schedule;

import java.text.Collator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.Rotation;

/**
 * People who take turns of the same length in local wall time. Turn 0 begins at {@code starts}, turn n begins {@code n * every}
 * later by the calendar and the clock on the wall, so daylight saving moves no hand-over. A hand-over at a wall time that a
 * change of the clocks skips is at the change; at one that comes twice, it is at the first.
 *
 * @param members keys of people in the order of their turns
 * @param every days or months
 */
record Turns(List<String> members, Period every, LocalDateTime starts, ZoneId zone) {

    static Turns of(Rotation rotation, Community community) {
        // Case and nothing else of how a name is written counts as no difference; the key settles namesakes.
        Collator names = Collator.getInstance(Locale.ROOT);
        names.setStrength(Collator.SECONDARY);
        Comparator<Person> order = Comparator.comparing(Person::name, names::compare);
        List<String> members = rotation.members().stream().map(community.people()::get)
                .sorted(order.thenComparing(Person::key)).map(Person::key).toList();
        return new Turns(members, rotation.every(), rotation.starts(), community.zone());
    }

    Instant firstStart() {
        return start(0);
    }

    /** When a turn begins. */
    Instant start(int turn) {
        LocalDateTime wall = starts.plus(every.multipliedBy(turn));
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.toInstant(zone.getRules().getValidOffsets(wall).get(0));
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

    Shift shift(int turn) {
        return new Shift(members.get(turn % members.size()), start(turn), start(turn + 1));
    }
}
