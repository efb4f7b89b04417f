package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;

/**
 * A rotation's shifts: turns, with the overrides laid over them, a later made one over an earlier. Pure: the preview, the
 * calendar and what happens come from here. From the first turn on there is no gap and no overlap.
 */
public final class Schedule {

    private final Rotation rotation;
    private final Turns turns;
    private final List<Shift> takeovers;

    /** @param takeovers the rotation's overrides, oldest first */
    public Schedule(Rotation rotation, Community community, List<Takeover> takeovers) {
        this.rotation = rotation;
        this.turns = Turns.of(rotation, community);
        this.takeovers = takeovers.stream().map(Takeover::shift).toList();
    }

    public Rotation rotation() {
        return rotation;
    }

    /** Keys of people in the order of their turns. */
    public List<String> members() {
        return turns.members();
    }

    /** Empty before the first turn, unless someone took that time. */
    public Optional<Shift> onDuty(Instant at) {
        return shifts(at, at.plusNanos(1)).stream().findFirst();
    }

    /** Who comes after the one on duty at this time; the first to come if there is none. */
    public Shift next(Instant at) {
        Instant free = onDuty(at).map(Shift::until).orElse(at);
        return onDuty(free).or(() -> onDuty(firstAfter(free))).orElseThrow();
    }

    private Instant firstAfter(Instant nobodyOnDuty) {
        return Stream.concat(Stream.of(turns.firstStart()), takeovers.stream().map(Shift::from))
                .filter(start -> start.isAfter(nobodyOnDuty)).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** All shifts that have a part in this time, each whole, in order. */
    public List<Shift> shifts(Instant from, Instant until) {
        Span asked = new Span(from, until);
        List<Shift> shifts = turns(from, until);
        for (Shift taken : taken(asked, shifts)) {
            shifts = new ArrayList<>(shifts.stream().flatMap(shift -> without(shift, taken)).toList());
            shifts.add(taken);
        }
        return shifts.stream().filter(shift -> shift.span().overlaps(asked))
                .sorted(Comparator.comparing(Shift::from)).toList();
    }

    /** Those overrides that make a difference here: they lie over these turns or this time, or over such an override. */
    private List<Shift> taken(Span asked, List<Shift> turns) {
        Span near = turns.stream().map(Shift::span).reduce(asked, Span::with);
        Span far = takeovers.stream().map(Shift::span).filter(near::overlaps).reduce(near, Span::with);
        return takeovers.stream().filter(taken -> taken.span().overlaps(far)).toList();
    }

    private List<Shift> turns(Instant from, Instant until) {
        List<Shift> shifts = new ArrayList<>();
        if (until.isAfter(turns.firstStart())) {
            int turn = from.isBefore(turns.firstStart()) ? 0 : turns.at(from);
            for (Shift shift = turns.shift(turn); shift.from().isBefore(until); shift = turns.shift(++turn)) {
                // Where a day is skipped as a whole (Apia, 30 December 2011) a daily turn may be no time at all.
                if (shift.from().isBefore(shift.until())) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }

    /** What is left of a shift when this time of it is taken: none, one or two parts. */
    private static Stream<Shift> without(Shift shift, Shift taken) {
        if (!shift.span().overlaps(taken.span())) {
            return Stream.of(shift);
        }
        return Stream.of(new Shift(shift.person(), shift.from(), taken.from()),
                new Shift(shift.person(), taken.until(), shift.until()))
                .filter(part -> part.from().isBefore(part.until()));
    }
}
