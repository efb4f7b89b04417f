package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import dev.tend.kit.community.Rotation;

/**
 * The turns of an existing calendar. Whoever keeps it says whose each is; so an absence moves none, and none follows from another.
 *
 * @param turns in order, none over another
 */
record CalendarRoster(List<Rotation.Turn> turns) implements Roster {

    @Override
    public Optional<Span> turn(Instant at) {
        return turns.stream().skip(firstEndingAfter(at)).findFirst().filter(turn -> !turn.from().isAfter(at))
                .map(turn -> new Span(turn.from(), turn.until()));
    }

    @Override
    public List<Shift> shifts(Instant from, Instant until) {
        return turns.stream().skip(firstEndingAfter(from)).takeWhile(turn -> turn.from().isBefore(until))
                .map(turn -> new Shift(turn.person(), turn.from(), turn.until())).toList();
    }

    @Override
    public Optional<Instant> startAfter(Instant at) {
        return turns.stream().skip(firstEndingAfter(at)).map(Rotation.Turn::from).findFirst();
    }

    private int firstEndingAfter(Instant at) {
        int low = 0;
        int high = turns.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (turns.get(middle).until().isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
