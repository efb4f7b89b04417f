package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import dev.tend.events.QuestionSummary;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.queue.Question;

/** Whether a section wants a question. */
final class Included {

    private Included() {
    }

    static boolean in(Digest.Include include, Question question, Instant now) {
        QuestionSummary summary = question.summary();
        return include.state() == question.state()
                && include.settledWithin().map(within -> wasSettled(question, now.minus(within))).orElse(true)
                && include.aged().map(question.status().aged()::contains).orElse(true)
                && isOneOf(include.sources(), summary.source()) && isOneOf(include.types(), summary.type())
                && (include.flags().isEmpty() || summary.flags().stream().anyMatch(include.flags()::contains))
                && isIgnoringCase(include.category(), Optional.ofNullable(summary.category()).stream().toList())
                && isIgnoringCase(include.label(), summary.labels())
                && include.byStaff().map(ours -> ours == summary.author().staff()).orElse(true)
                && include.awaiting().map(turn -> turn == question.awaiting()).orElse(true)
                && include.answered().map(answered -> answered == question.status().answered()).orElse(true)
                && include.olderThan().map(age -> !summary.postedAt().plus(age).isAfter(now)).orElse(true);
    }

    /** Of what is removed there is nothing to say. */
    private static boolean wasSettled(Question question, Instant since) {
        return !question.wasRemoved() && question.settledAt().filter(at -> !at.isBefore(since)).isPresent();
    }

    private static <T> boolean isOneOf(Collection<T> wanted, T given) {
        return wanted.isEmpty() || wanted.contains(given);
    }

    private static boolean isIgnoringCase(Optional<String> wanted, Collection<String> given) {
        return wanted.map(word -> given.stream().anyMatch(word::equalsIgnoreCase)).orElse(true);
    }
}
