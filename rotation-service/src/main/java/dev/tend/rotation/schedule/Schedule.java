package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.Rotation;

/**
 * A rotation's shifts: turns, with the overrides laid over them, a later made one over an earlier. Pure: the preview, the
 * calendar and what happens come from here. There is no overlap, and from the first turn of a queue on no gap.
 */
public final class Schedule {

    /** In a calendar several in a row may be of one person: as far as another is looked for. */
    private static final long SHIFTS_AHEAD = 60;
    private static final Duration RECENT = Duration.ofDays(14);

    private final Rotation rotation;
    private final Set<String> people;
    private final List<String> members;
    private final Roster roster;
    private final Absences absences;
    private final List<Shift> takeovers;

    /** @param takeovers the rotation's overrides, oldest first */
    public Schedule(Rotation rotation, Community community, List<Takeover> takeovers) {
        this(rotation, community, takeovers, List.of());
    }

    /** The schedule of a rotation that always was as it is. */
    public Schedule(Rotation rotation, Community community, List<Takeover> takeovers, List<Leave> leaves) {
        this(rotation, community, List.of(), takeovers, leaves);
    }

    /**
     * @param versions of the rotation, in order; empty where it always was as it is, or its turns are in a calendar
     * @param takeovers the rotation's overrides, oldest first
     * @param leaves the absences of people that are not in the file
     */
    Schedule(Rotation rotation, Community community, List<Version> versions, List<Takeover> takeovers,
            List<Leave> leaves) {
        this.rotation = rotation;
        this.people = community.people().keySet();
        this.members = community.turnsOf(rotation).stream().map(Person::key).toList();
        this.absences = Absences.of(community, leaves);
        if (rotation.plan() instanceof Rotation.Rounds rounds) {
            List<Version> all = versions.isEmpty()
                    ? List.of(new Version(Version.EVER, Definition.of(rotation, rounds, community)))
                    : versions;
            Eras eras = Eras.of(all);
            this.takeovers = takeovers.stream().flatMap(takeover -> held(takeover.shift(eras::turn), all)).toList();
            this.roster = new VersionedRoster(all, eras, this.takeovers, leaves);
        } else {
            this.roster = new CalendarRoster(((Rotation.Calendar) rotation.plan()).turns());
            // Who has left serves no more, whatever they had taken.
            this.takeovers = takeovers.stream().filter(taken -> people.contains(taken.person()))
                    .map(takeover -> takeover.shift(roster::turn)).toList();
        }
    }

    /** The parts of an override in which the person was there: who has left serves no more, whatever they had taken. */
    private static Stream<Shift> held(Shift taken, List<Version> versions) {
        List<Shift> parts = new ArrayList<>();
        for (int index = 0; index < versions.size(); index++) {
            Span time = new Span(index == 0 ? Instant.MIN : versions.get(index).since(),
                    index + 1 < versions.size() ? versions.get(index + 1).since() : Instant.MAX);
            if (versions.get(index).definition().people().contains(taken.person()) && taken.span().overlaps(time)) {
                Shift part = taken.within(time);
                Shift last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
                if (last != null && last.until().equals(part.from())) {
                    parts.set(parts.size() - 1, new Shift(part.person(), last.from(), part.until()));
                } else {
                    parts.add(part);
                }
            }
        }
        return parts.stream();
    }

    /** Whether they are in the file now: who has left may still have been on duty. */
    public boolean isThere(Shift shift) {
        return people.contains(shift.person());
    }

    public Rotation rotation() {
        return rotation;
    }

    /** Keys of people in the order in which they started. */
    public List<String> members() {
        return members;
    }

    /** The turn that holds this time, whosever it is; empty where there is none. */
    Optional<Span> turn(Instant at) {
        return roster.turn(at);
    }

    /** The last shift that was over by this time, for a fortnight: whose questions may still be open. */
    public Optional<Shift> before(Instant at) {
        return shifts(at.minus(RECENT), at).stream().filter(shift -> !shift.until().isAfter(at))
                .reduce((one, later) -> later);
    }

    /** Empty where there is no turn, unless someone took that time. */
    public Optional<Shift> onDuty(Instant at) {
        return shifts(at, at.plusNanos(1)).stream().findFirst();
    }

    /** Who comes after the one on duty at this time; the first to come if there is none. Empty where a calendar ends. */
    public Optional<Shift> next(Instant at) {
        Instant free = onDuty(at).map(Shift::until).orElse(at);
        return onDuty(free).or(() -> firstAfter(free).flatMap(this::onDuty));
    }

    /**
     * Who is behind the one on duty: who is on duty in the other rotation; where there is none, or nobody is or the same person,
     * the next in order who is not away.
     */
    public Optional<String> backUp(Instant at, Optional<Schedule> behind) {
        Optional<String> first = onDuty(at).map(Shift::person);
        return behind.flatMap(other -> other.onDuty(at)).map(Shift::person)
                .filter(person -> !first.equals(Optional.of(person)))
                .or(() -> Stream.iterate(next(at), shift -> shift.flatMap(one -> next(one.from())))
                        .limit(Math.max(2L * members.size(), SHIFTS_AHEAD)).flatMap(Optional::stream).map(Shift::person)
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

    private Optional<Instant> firstAfter(Instant nobodyOnDuty) {
        return Stream.concat(roster.startAfter(nobodyOnDuty).stream(), takeovers.stream().map(Shift::from))
                .filter(start -> start.isAfter(nobodyOnDuty)).min(Comparator.naturalOrder());
    }

    /** All shifts that have a part in this time, each whole, in order. */
    public List<Shift> shifts(Instant from, Instant until) {
        Span asked = new Span(from, until);
        List<Shift> shifts = roster.shifts(from, until);
        return Shift.laid(shifts, taken(asked, shifts)).stream().filter(shift -> shift.span().overlaps(asked))
                .sorted(Comparator.comparing(Shift::from)).toList();
    }

    /** Those overrides that make a difference here: they lie over these turns or this time, or over such an override. */
    private List<Shift> taken(Span asked, List<Shift> turns) {
        Span near = turns.stream().map(Shift::span).reduce(asked, Span::with);
        Span far = takeovers.stream().map(Shift::span).filter(near::overlaps).reduce(near, Span::with);
        return takeovers.stream().filter(taken -> taken.span().overlaps(far)).toList();
    }
}
