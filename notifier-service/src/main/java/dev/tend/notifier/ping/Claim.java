package dev.tend.notifier.ping;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Pings that one sender has taken, for one message.
 *
 * @param id what tells whether they are still this sender's
 * @param key of the message: the same when it is tried again after an unknown outcome
 * @param giveUp those that were tried for 24 hours
 * @param tell those to be sent now
 */
record Claim(UUID id, UUID key, List<Claimed> giveUp, List<Claimed> tell) {

    /** How many in one message at most, and from how many on they go into one. */
    static final int MOST = 15;
    static final int MANY = 5;

    /** A ping, with what is known of its question at this moment. */
    record Claimed(Ping ping, QuestionStatus question) {
    }

    /**
     * Which of these go into one message. One alone, or up to fifteen when so many wait that they would drown people; and what
     * was one message with an unknown outcome stays one.
     */
    static List<Claimed> together(List<Claimed> due, boolean bundles) {
        if (due.isEmpty()) {
            return due;
        }
        var key = due.get(0).ping().messageKey();
        List<Claimed> alike = due.stream().filter(claimed -> claimed.ping().messageKey().equals(key)).toList();
        boolean one = key.isEmpty() && !(bundles && alike.size() >= MANY);
        return alike.subList(0, one ? 1 : Math.min(alike.size(), MOST));
    }

    /** Whether some of it may be shown already. */
    boolean isDoubtful() {
        return tell.stream().anyMatch(claimed -> claimed.ping().unknown() > 0);
    }

    /** When the first of what may be shown was tried. */
    Instant firstTriedAt() {
        return tell.stream().map(Claimed::ping).map(ping -> ping.firstTriedAt().orElse(ping.firstDueAt()))
                .min(Instant::compareTo).orElseThrow();
    }

    /** The same, for what is left of it. */
    Claim with(List<Claimed> left) {
        return new Claim(id, key, List.of(), left);
    }

    List<UUID> ids() {
        return tell.stream().map(claimed -> claimed.ping().id()).toList();
    }
}
