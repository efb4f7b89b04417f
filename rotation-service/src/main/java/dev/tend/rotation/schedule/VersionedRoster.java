package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** The turns of a rotation through all its versions: each has a queue of its own, which goes on where the one before was. */
final class VersionedRoster implements Roster {

    /** @param from when its first turn begins; until then the one before holds */
    private record Part(Instant from, Queue queue) {
    }

    private final Eras eras;
    private final List<Shift> taken;
    private final List<Leave> leaves;
    private final List<Part> parts = new ArrayList<>();

    /**
     * @param versions in order, at least one
     * @param taken overrides, oldest first
     */
    VersionedRoster(List<Version> versions, Eras eras, List<Shift> taken, List<Leave> leaves) {
        this.eras = eras;
        this.taken = taken;
        this.leaves = leaves;
        Version before = versions.get(0);
        add(before, Version.EVER, Grid.of(before.definition().turns()), before.definition().members(), null);
        for (Version version : versions.subList(1, versions.size())) {
            goOn(before, version);
            before = version;
        }
    }

    private void goOn(Version before, Version version) {
        Instant since = version.since();
        Grid grid = eras.at(since).grid();
        if (!version.definition().turns().firstStart().isBefore(since)) {
            // It begins anew, with the first of its members.
            add(version, since, Grid.of(grid.turns()), version.definition().members(), null);
            return;
        }
        Queue queue = parts.get(parts.size() - 1).queue;
        List<String> next = Succession.of(queue.waitingAt(since), before.definition().members(),
                version.definition().members());
        int turn = grid.at(since);
        Optional<Shift> running = queue.shifts(since, since.plusNanos(1)).stream().findFirst()
                .filter(shift -> shift.from().isBefore(since) && shift.until().isAfter(since));
        if (!grid.start(turn).isBefore(since)) {
            add(version, since, grid.after(turn), next, null);
        } else if (running.isPresent() && next.contains(running.get().person())) {
            // Whose turn it is has it to its end.
            List<String> first = Stream.concat(Stream.of(running.get().person()), next.stream()).distinct().toList();
            add(version, running.get().from(), grid.after(turn, running.get().from()), first, running.get());
        } else {
            add(version, since, grid.after(turn, since), next, null);
        }
    }

    private void add(Version version, Instant from, Grid grid, List<String> members,
            @Nullable Shift running) {
        Definition definition = version.definition();
        parts.add(new Part(from, new Queue(grid, members, definition.absences(leaves),
                definition.overridesCount() ? taken : List.of(), running)));
    }

    @Override
    public Optional<Span> turn(Instant at) {
        return eras.turn(at);
    }

    @Override
    public List<Shift> shifts(Instant from, Instant until) {
        List<Shift> shifts = new ArrayList<>();
        for (int index = 0; index < parts.size(); index++) {
            Part part = parts.get(index);
            Instant end = end(index);
            Instant first = part.from.isAfter(from) ? part.from : from;
            Instant last = end.isBefore(until) ? end : until;
            if (first.isBefore(last)) {
                part.queue.shifts(first, last).stream().map(shift -> shift.within(new Span(part.from, end)))
                        .filter(shift -> shift.until().isAfter(from)).forEach(shifts::add);
            }
        }
        return shifts;
    }

    @Override
    public Optional<Instant> startAfter(Instant at) {
        return IntStream.range(0, parts.size()).boxed()
                .flatMap(index -> parts.get(index).queue.startAfter(at).filter(start -> start.isBefore(end(index)))
                        .stream())
                .findFirst();
    }

    private Instant end(int part) {
        return part + 1 < parts.size() ? parts.get(part + 1).from : Instant.MAX;
    }
}
