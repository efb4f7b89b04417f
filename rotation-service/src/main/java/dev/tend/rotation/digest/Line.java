package dev.tend.rotation.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.tend.events.DigestDue;
import dev.tend.kit.Age;
import dev.tend.kit.community.Digest;
import dev.tend.kit.community.Policy;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;

/**
 * A question on a list.
 *
 * @param section title of the part that it is in
 * @param because why it is there, for people
 */
public record Line(Optional<String> section, Question question, Urgent urgent, String because) {

    /** @param policy that it ages by */
    static Line of(Digest.Section section, Question question, Optional<Policy> policy, Instant now) {
        Outline outline = Outline.of(question);
        List<String> why = new ArrayList<>();
        if (outline.settledAt() != null) {
            why.add("settled " + Age.of(Duration.between(outline.settledAt(), now)) + " ago");
        } else if (!outline.aged().isEmpty()) {
            outline.aged().forEach(passed -> why.add(waited(passed, outline, policy, now)));
        } else {
            Deadline.soon(outline, policy, now).ifPresent(soon -> why.add("due soon: " + word(soon.threshold())
                    + " for " + Age.of(soon.time()) + " in "
                    + Age.of(soon.left().isNegative() ? Duration.ZERO : soon.left())));
        }
        return of(section, question, Urgent.of(outline, policy, now), why);
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

    private static String waited(String passed, Outline question, Optional<Policy> policy, Instant now) {
        if (passed.equals(Policy.CONTRIBUTOR_SILENT)) {
            // When they last wrote is not known here.
            return policy.map(held -> held.thresholds().get(passed))
                    .map(silent -> word(passed) + " for more than " + Age.of(silent)).orElse(word(passed));
        }
        return word(passed) + " for " + Age.of(Duration.between(Deadline.since(passed, question), now));
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

    /** The same, with this before the other reasons. */
    public Line because(String first) {
        return new Line(section, question, urgent, first + ", " + because);
    }

    Line in(String otherSection) {
        return new Line(Optional.of(otherSection), question, urgent, because);
    }

    public DigestDue.Item item() {
        return new DigestDue.Item(question.id(), because, question.summary(), section.orElse(null),
                question.awaiting(), question.care().assignee(), question.settledAt().orElse(null));
    }
}
