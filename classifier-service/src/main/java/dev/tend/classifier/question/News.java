package dev.tend.classifier.question;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.tend.classifier.turn.Fact;

/**
 * What has come in about one question, or that its time has come.
 *
 * @param facts what was not known before
 * @param content the newest content among it
 * @param cause what makes ids of events that follow from it differ from those of other times
 * @param time when it happened
 */
record News(List<Fact> facts, Optional<Content> content, String cause, Instant time) {

    /**
     * @param body the text
     */
    record Content(Card card, String body) {
    }

    static News of(List<Fact> facts, Optional<Content> content) {
        // Who is assigned is told along with the question.
        Fact newest = facts.stream().filter(fact -> fact.kind() != Fact.Kind.ASSIGNED).max(Fact.ORDER).orElseThrow();
        return new News(facts, content, newest.id(), newest.happenedAt());
    }

    /** Without what is known: an inbox forgets after a while, and an event of long ago may be published again. */
    News without(List<Fact> known) {
        Set<String> ids = known.stream().map(Fact::id).collect(Collectors.toSet());
        return new News(facts.stream().filter(fact -> !ids.contains(fact.id())).toList(), content, cause, time);
    }

    /**
     * Nothing happened, but that time went by or the configuration was changed for the nth time. That number alone comes again after
     * the database was lost or restored.
     */
    static News none(long generation, Instant now) {
        return new News(List.of(), Optional.empty(), "configuration " + generation + " at " + now, now);
    }
}
