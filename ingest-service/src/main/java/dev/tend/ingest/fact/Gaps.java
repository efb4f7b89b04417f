package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.tend.events.ReplyPosted;
import dev.tend.ingest.fact.Telling.Sighting;

/**
 * Holds the gaps in what Tend knows of some questions, and which of them their source is to be asked about soon. Also counts the
 * replies that it knows, so that it sees when there are fewer.
 */
final class Gaps {

    private final Map<String, Instant> knownSince;
    private final Map<String, Integer> replies;
    private final Map<String, String> soon = new HashMap<>();
    private final List<ReplyPosted> kept = new ArrayList<>();

    /**
     * @param knownSince by question, since when Tend knows what happened to it; without those of which it knows everything
     * @param replies by question, how many of its replies Tend knows
     */
    Gaps(Map<String, Instant> knownSince, Map<String, Integer> replies) {
        this.knownSince = new HashMap<>(knownSince);
        this.replies = Map.copyOf(replies);
    }

    @Nullable
    Instant knownSince(String question) {
        return knownSince.get(question);
    }

    /** Notes that a question was first heard of just now; returns since when Tend knows what happened to it. */
    @Nullable
    Instant first(Telling seen, @Nullable Instant since) {
        if (since != null) {
            knownSince.put(seen.question(), since);
            lookSoon(seen.question(), seen.source());
        }
        return since;
    }

    /** Notes that all was read; returns whether it was not known before. */
    boolean close(String question) {
        soon.remove(question);
        return knownSince.remove(question) != null;
    }

    /** Has a question read soon whose source shows fewer replies than Tend knows: some are gone. */
    void compare(Sighting seen) {
        if (seen.replies() != null && seen.replies() < replies.getOrDefault(seen.question(), 0)) {
            lookSoon(seen.question(), seen.source());
        }
    }

    void lookSoon(String question, String source) {
        soon.put(question, source);
    }

    void keep(ReplyPosted reply) {
        kept.add(reply);
    }

    Map<String, Instant> knownSince() {
        return knownSince;
    }

    /** The sources of the questions that are to be looked at soon, by question. */
    Map<String, String> soon() {
        return soon;
    }

    /** The replies that were heard of and are there. */
    List<ReplyPosted> kept() {
        return kept;
    }
}
