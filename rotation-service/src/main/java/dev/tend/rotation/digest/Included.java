package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

import dev.tend.events.QuestionSummary;
import dev.tend.kit.community.AuthorKind;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.queue.Outline;

/** Whether a section wants a question. */
final class Included {

    private Included() {
    }

    static boolean in(Digest.Include include, Outline question, Instant now) {
        QuestionSummary summary = question.summary();
        return include.state() == question.state()
                && include.settledWithin().map(within -> wasSettled(question, now.minus(within))).orElse(true)
                && include.aged().map(question.aged()::contains).orElse(true)
                && isOneOf(include.sources(), summary.source()) && isOneOf(include.types(), summary.type())
                && (include.flags().isEmpty() || summary.flags().stream().anyMatch(include.flags()::contains))
                && isIgnoringCase(include.category(), Optional.ofNullable(summary.category()).stream().toList())
                && isIgnoringCase(include.label(), summary.labels())
                && isOneOf(include.authors(), AuthorKind.of(summary.author()))
                && include.awaiting().map(turn -> turn == question.awaiting()).orElse(true)
                && include.answered().map(answered -> answered == question.answered()).orElse(true)
                && include.olderThan().map(age -> !summary.postedAt().plus(age).isAfter(now)).orElse(true);
    }

    /** Of what is removed there is nothing to say. */
    private static boolean wasSettled(Outline question, Instant since) {
        return !question.removed() && question.settledAt() != null && !question.settledAt().isBefore(since);
    }

    private static <T> boolean isOneOf(Collection<T> wanted, T given) {
        return wanted.isEmpty() || wanted.contains(given);
    }

    private static boolean isIgnoringCase(Optional<String> wanted, Collection<String> given) {
        return wanted.map(word -> given.stream().anyMatch(word::equalsIgnoreCase)).orElse(true);
    }
}
