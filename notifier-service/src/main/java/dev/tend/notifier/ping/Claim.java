package dev.tend.notifier.ping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import dev.tend.events.DigestDue;
import dev.tend.events.QuestionAssigned;

/**
 * Pings that one sender has taken, for one message.
 *
 * @param id what tells whether they are still this sender's
 * @param key of the message: the same when it is tried again after an unknown outcome
 * @param giveUp those that were tried for 24 hours
 * @param tell those to be sent now
 */
record Claim(UUID id, UUID key, List<Claimed> giveUp, List<Claimed> tell) {

    /** How many in one message at most, and from how many on those of several questions go into one. */
    static final int MOST = 15;
    static final int MANY = 5;

    /**
     * A ping, with what is known of its question at this moment.
     *
     * @param queued the list as it was queued, where it is about one: lines may have left it since
     */
    record Claimed(Ping ping, QuestionStatus question, Optional<DigestDue> queued) {

        Claimed(Ping ping, QuestionStatus question) {
            this(ping, question, Optional.ofNullable(ping.details().digest()));
        }

        Claimed with(DigestDue asOfNow) {
            return new Claimed(ping.with(ping.details().with(asOfNow)), question, queued);
        }

        /** Whether it may be shown already. */
        boolean isDoubtful() {
            return ping.unknown() > 0;
        }

        /**
         * The questions of which a line of its message tells, or may since an earlier try, each with the address to which that links.
         * Empty where the whole message tells of one question.
         */
        Map<String, String> named(boolean isAboutOne) {
            if (ping.isDigest()) {
                return DigestLines.addresses(isDoubtful() ? queued.orElseThrow() : ping.details().digest());
            }
            return isAboutOne || question.summary() == null
                    ? Map.of()
                    : Map.of(ping.question(), question.summary().url());
        }
    }

    /**
     * Which of these go into one message: those of one question, or up to fifteen when so many wait that they would drown people;
     * and what was one message with an unknown outcome stays one.
     */
    static List<Claimed> together(List<Claimed> due, boolean bundles) {
        if (due.isEmpty()) {
            return due;
        }
        var key = due.get(0).ping().messageKey();
        List<Claimed> alike = due.stream().filter(claimed -> claimed.ping().messageKey().equals(key)).toList();
        // A digest is a message of its own.
        if (key.isEmpty() && (!bundles || due.get(0).ping().isDigest())) {
            return alike.subList(0, 1);
        }
        List<Claimed> pings = alike.stream().filter(claimed -> !claimed.ping().isDigest()).toList();
        List<Claimed> handedOver = handedOverWithFirst(pings);
        List<Claimed> message = key.isPresent()
                ? alike
                : handedOver.size() > 1 ? handedOver : byQuestion(pings, pings.size() >= MANY);
        return message.subList(0, Math.min(message.size(), MOST));
    }

    /** Those that somebody handed over to the same person at the same moment: few or many, they are one message. */
    private static List<Claimed> handedOverWithFirst(List<Claimed> waiting) {
        return waiting.stream().filter(claimed -> claimed.ping().reason().equals(waiting.get(0).ping().reason())
                && QuestionAssigned.Because.HANDED_OVER.name().equals(claimed.ping().details().because())).toList();
    }

    /** As many whole questions as there is room for, or one. */
    private static List<Claimed> byQuestion(List<Claimed> waiting, boolean many) {
        List<Claimed> message = new ArrayList<>();
        for (List<Claimed> question : waiting.stream().collect(Collectors.groupingBy(
                claimed -> claimed.ping().question(), LinkedHashMap::new, Collectors.toList())).values()) {
            if (!message.isEmpty() && (!many || message.size() + question.size() > MOST)) {
                break;
            }
            message.addAll(question);
        }
        return message;
    }

    /** Whether it can be told as one thing, not as a list. */
    boolean isAboutOne() {
        return tell.size() < MANY && tell.stream().map(claimed -> claimed.ping().question()).distinct().count() == 1;
    }

    /** Whether some of it may be shown already. */
    boolean isDoubtful() {
        return tell.stream().anyMatch(Claimed::isDoubtful);
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
