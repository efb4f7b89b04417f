package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.Rotation;

/**
 * A rotation's shifts: turns, with the overrides laid over them, a later made one over an earlier. Pure: the preview, the
 * calendar and what happens come from here. From the first turn on there is no gap and no overlap.
 */
public final class Schedule {

    private final Rotation rotation;
    private final List<String> members;
    private final Turns turns;
    private final Queue queue;
    private final Absences absences;
    private final List<Shift> takeovers;

    /** @param takeovers the rotation's overrides, oldest first */
    public Schedule(Rotation rotation, Community community, List<Takeover> takeovers) {
        this(rotation, community, takeovers, List.of());
    }

    /**
     * @param takeovers the rotation's overrides, oldest first
     * @param leaves the absences of people that are not in the file
     */
    public Schedule(Rotation rotation, Community community, List<Takeover> takeovers, List<Leave> leaves) {
        this.rotation = rotation;
        this.members = community.turnsOf(rotation).stream().map(Person::key).toList();
        this.turns = Turns.of(rotation, community);
        this.absences = Absences.of(community, leaves);
        this.takeovers = takeovers.stream().map(takeover -> takeover.shift(turns)).toList();
        this.queue = new Queue(turns, members, absences,
                rotation.order() == Rotation.Order.LONGEST_NOT_SERVED ? this.takeovers : List.of());
    }

    public Rotation rotation() {
        return rotation;
    }

    /** Keys of people in the order in which they started. */
    public List<String> members() {
        return members;
    }

    /** The turn that holds this time, whosever it is; empty before the first. */
    Optional<Span> turn(Instant at) {
        return at.isBefore(turns.firstStart()) ? Optional.empty() : Optional.of(turns.span(turns.at(at)));
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

    /**
     * Who is behind the one on duty: who is on duty in the other rotation; where there is none, or nobody is or the same person,
     * the next in order who is not away.
     */
    public Optional<String> backUp(Instant at, Optional<Schedule> behind) {
        Optional<String> first = onDuty(at).map(Shift::person);
        return behind.flatMap(other -> other.onDuty(at)).map(Shift::person)
                .filter(person -> !first.equals(Optional.of(person)))
                .or(() -> Stream.iterate(next(at), shift -> next(shift.from())).limit(2L * members.size())
                        .map(Shift::person)
                        .filter(person -> !first.equals(Optional.of(person)) && !absences.isAway(person, at))
                        .findFirst());
    }

    /** When members are away in this time. */
    public List<Away> away(Instant from, Instant until) {
        return members.stream().flatMap(member -> absences.of(member).stream()
                .filter(span -> span.overlaps(new Span(from, until)))
                .map(span -> new Away(member, span.from(), span.until())))
                .sorted(Comparator.comparing(Away::from)).toList();
    }

    /** @param until when they are back */
    public record Away(String person, Instant from, Instant until) {
    }

    private Instant firstAfter(Instant nobodyOnDuty) {
        return Stream.concat(Stream.of(turns.firstStart()), takeovers.stream().map(Shift::from))
                .filter(start -> start.isAfter(nobodyOnDuty)).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** All shifts that have a part in this time, each whole, in order. */
    public List<Shift> shifts(Instant from, Instant until) {
        Span asked = new Span(from, until);
        List<Shift> shifts = turns(from, until);
        return Shift.laid(shifts, taken(asked, shifts)).stream().filter(shift -> shift.span().overlaps(asked))
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
            for (Shift shift = queue.shift(turn); shift.from().isBefore(until); shift = queue.shift(++turn)) {
                if (shift.from().isBefore(shift.until())) {
                    shifts.add(shift);
                }
            }
        }
        return shifts;
    }
}
