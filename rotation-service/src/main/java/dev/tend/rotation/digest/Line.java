package dev.tend.rotation.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.tend.events.DigestDue;
import dev.tend.events.Turn;
import dev.tend.kit.Age;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Policy;
import dev.tend.rotation.queue.Question;

/**
 * A question on a list.
 *
 * @param section title of the part that it is in
 * @param because why it is there, for people
 */
public record Line(Optional<String> section, Question question, Urgent urgent, String because) {

    private static final Duration SOON = Duration.ofDays(1);

    /** @param policy that it ages by */
    static Line of(Digest.Section section, Question question, Optional<Policy> policy, Instant now) {
        List<String> why = new ArrayList<>();
        question.settledAt().ifPresent(at -> why.add("settled " + Age.of(Duration.between(at, now)) + " ago"));
        if (!why.isEmpty()) {
            return of(section, question, Urgent.REST, why);
        }
        question.status().aged().forEach(passed -> why.add(waited(passed, question, policy, now)));
        Urgent urgent = why.isEmpty() ? Urgent.REST : Urgent.OVERDUE;
        for (var threshold : policy.map(Policy::thresholds).orElse(Map.of()).entrySet()) {
            Duration left = Duration.between(now,
                    policy.orElseThrow().after(since(threshold.getKey(), question), threshold.getValue()));
            if (urgent == Urgent.REST && runs(threshold.getKey(), question) && left.compareTo(SOON) <= 0) {
                urgent = Urgent.DUE_SOON;
                why.add("due soon: " + word(threshold.getKey()) + " for " + Age.of(threshold.getValue()) + " in "
                        + Age.of(left.isNegative() ? Duration.ZERO : left));
            }
        }
        return of(section, question, urgent, why);
    }

    private static Line of(Digest.Section section, Question question, Urgent urgent, List<String> why) {
        section.include().flags().stream().filter(question.summary().flags()::contains).sorted()
                .forEach(flag -> why.add("about " + flag.toLowerCase(Locale.ROOT)));
        section.include().label().ifPresent(label -> why.add("labelled " + label));
        if (why.isEmpty()) {
            why.add(question.status().answered()
                    ? "answered, and open"
                    : question.status().knownSince() == null ? "open, no answer yet" : "open, no answer known of");
        }
        return new Line(section.title(), question, urgent, String.join(", ", why));
    }

    private static String waited(String passed, Question question, Optional<Policy> policy, Instant now) {
        if (passed.equals(Policy.CONTRIBUTOR_SILENT)) {
            // When they last wrote is not known here.
            return policy.map(held -> held.thresholds().get(passed))
                    .map(silent -> word(passed) + " for more than " + Age.of(silent)).orElse(word(passed));
        }
        return word(passed) + " for " + Age.of(Duration.between(since(passed, question), now));
    }

    private static String word(String threshold) {
        return switch (threshold) {
            case Policy.UNANSWERED -> "no answer";
            case Policy.INACTIVE -> "quiet";
            case Policy.AWAITING_TEAM -> "our turn";
            case Policy.CONTRIBUTOR_SILENT -> "contributor silent";
            default -> threshold;
        };
    }

    /** Since when the clock of a threshold runs. */
    private static Instant since(String threshold, Question question) {
        return switch (threshold) {
            case Policy.UNANSWERED -> Objects.requireNonNullElse(question.status().knownSince(),
                    question.summary().postedAt());
            case Policy.AWAITING_TEAM -> question.status().awaitingSince();
            default -> question.status().lastActivityAt();
        };
    }

    private static boolean runs(String threshold, Question question) {
        return switch (threshold) {
            case Policy.UNANSWERED -> !question.status().answered();
            case Policy.AWAITING_TEAM -> question.awaiting() == Turn.TEAM;
            case Policy.CONTRIBUTOR_SILENT -> false;
            default -> true;
        };
    }

    /** The same, with this before the other reasons. */
    public Line because(String first) {
        return new Line(section, question, urgent, first + ", " + because);
    }

    Line in(String otherSection) {
        return new Line(Optional.of(otherSection), question, urgent, because);
    }

    /** What makes another list of it. */
    String mark() {
        return section.orElse("") + "\n" + urgent + "\n" + question.id();
    }

    public DigestDue.Item item() {
        return new DigestDue.Item(question.id(), because, question.summary(), section.orElse(null),
                question.awaiting(), question.care().assignee(), question.settledAt().orElse(null));
    }
}
