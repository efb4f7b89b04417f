package dev.tend.rotation.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a rotation is from some time on.
 *
 * @param since it holds until the next version does
 */
record Version(Instant since, Definition definition) {

    /** Since when the first one holds: before any question. */
    static final Instant EVER = Instant.EPOCH;

    /**
     * The versions with a new one, where the file says something new. What was and the turn that runs stay as they are: the new
     * one holds from the end of that turn on, or from its own first turn where that is later. Only who has left serves no more at
     * once, and who has come may take over at once. A version that has not begun is forgotten, and so is that it would have cut
     * the turn that runs.
     *
     * @param known in order; empty where nothing is known yet: then what the file says holds for ever
     */
    static List<Version> with(List<Version> known, Definition wanted, Instant now) {
        if (known.isEmpty()) {
            return List.of(new Version(EVER, wanted));
        } else if (last(known).equals(wanted)) {
            return known;
        }
        List<Version> versions = new ArrayList<>(
                known.stream().filter(version -> !version.since.isAfter(now)).toList());
        if (!last(versions).people().equals(wanted.people())) {
            add(versions, now, last(versions).among(wanted.people(), wanted.members()));
        }
        Definition held = last(versions);
        Optional<Span> running = Eras.of(versions).turn(now);
        Instant next = running.map(Span::until).orElse(now);
        Instant starts = wanted.turns().firstStart();
        if (running.isPresent() && starts.isAfter(next) && !wanted.turns().equals(held.turns())) {
            add(versions, next, held.withAway(wanted.away()));
            add(versions, starts, wanted);
        } else {
            add(versions, next, wanted);
        }
        return List.copyOf(versions);
    }

    private static Definition last(List<Version> versions) {
        return versions.get(versions.size() - 1).definition;
    }

    private static void add(List<Version> versions, Instant since, Definition definition) {
        if (!last(versions).equals(definition)) {
            versions.removeIf(version -> !version.since.isBefore(since));
            versions.add(new Version(since, definition));
        }
    }
}
