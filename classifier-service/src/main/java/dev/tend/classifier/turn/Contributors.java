package dev.tend.classifier.turn;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** To whom a question is assigned at its source, and when each of them was, or last wrote. */
final class Contributors {

    private final Map<String, Instant> since = new HashMap<>();

    /**
     * Who still is assigned keeps their time.
     *
     * @return whether there is somebody new
     */
    boolean assigned(List<String> names, Instant at) {
        boolean somebodyNew = !since.keySet().containsAll(names);
        since.keySet().retainAll(names);
        names.forEach(name -> since.putIfAbsent(name, at));
        return somebodyNew;
    }

    void wrote(String name, Instant at) {
        since.replace(name, at);
    }

    /** The question is open again: all of them have their time anew. */
    void startAgain(Instant at) {
        since.replaceAll((name, before) -> at);
    }

    /** Since when none of them has written; empty where nobody is assigned. */
    Optional<Instant> silentSince() {
        return since.values().stream().max(Comparator.naturalOrder());
    }
}
