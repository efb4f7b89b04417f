package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A person's time on duty.
 *
 * @param person key in {@code community.yaml}
 * @param until when it ends, not within it any more
 * @param everybodyAway whether it fell to them though they are away, as are all others
 */
public record Shift(String person, Instant from, Instant until, boolean everybodyAway) {

    public Shift(String person, Instant from, Instant until) {
        this(person, from, until, false);
    }

    Span span() {
        return new Span(from, until);
    }

    /** The part of it that is within this time, of which it has some. */
    Shift within(Span time) {
        return new Shift(person, from.isBefore(time.from()) ? time.from() : from,
                until.isAfter(time.until()) ? time.until() : until, everybodyAway);
    }

    /** These shifts with the others laid over them, a later one over an earlier; in no order. */
    static List<Shift> laid(List<Shift> shifts, List<Shift> over) {
        List<Shift> laid = shifts;
        for (Shift taken : over) {
            laid = new ArrayList<>(laid.stream().flatMap(shift -> shift.without(taken.span())).toList());
            laid.add(taken);
        }
        return laid;
    }

    /** What is left when this time of it is taken: none, one or two parts. */
    private Stream<Shift> without(Span taken) {
        if (!span().overlaps(taken)) {
            return Stream.of(this);
        }
        return Stream.of(new Shift(person, from, taken.from(), everybodyAway),
                new Shift(person, taken.until(), until, everybodyAway))
                .filter(part -> part.from().isBefore(part.until()));
    }
}
