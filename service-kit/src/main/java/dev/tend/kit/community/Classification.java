package dev.tend.kit.community;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.tend.events.QuestionType;

/**
 * What the community adds to the built-in rules.
 *
 * @param labels type per label or tag, in lower case
 * @param categories type per category slug, in lower case
 * @param titlePrefixes type per prefix of a title, in lower case: {@code "[bug]"}
 * @param staleNotices patterns of automatic texts that are no answer
 * @param sensitive what should not be public, beside the built-in signs
 * @param mailAddresses whether mail addresses of people are taken for such
 * @param botsSettle whether a bot that closes a question settles it although it still waits for the team
 */
public record Classification(Map<String, QuestionType> labels, Map<String, QuestionType> categories,
        Map<String, QuestionType> titlePrefixes, List<Rule> rules, List<String> staleNotices,
        List<Sensitive> sensitive, boolean mailAddresses, boolean botsSettle) {

    /** One for whom bots settle nothing that still waits for the team. */
    public Classification(Map<String, QuestionType> labels, Map<String, QuestionType> categories,
            Map<String, QuestionType> titlePrefixes, List<Rule> rules, List<String> staleNotices,
            List<Sensitive> sensitive, boolean mailAddresses) {
        this(labels, categories, titlePrefixes, rules, staleNotices, sensitive, mailAddresses, false);
    }

    /**
     * One sign in a text. It speaks for a type with a weight, or sets a flag.
     *
     * @param pattern an RE2 regular expression (linear time), searched anywhere, case does not count
     * @param in where to look
     * @param weight how much it says: 1 is a hint, 3 nearly decides; negative speaks against
     * @param reason what people are told
     */
    public record Rule(Optional<QuestionType> type, Optional<String> flag, double weight, String pattern, In in,
            String reason) {
    }

    /**
     * A sign that a text should not be public.
     *
     * @param pattern as that of a rule
     * @param reason what people are told instead of the text
     */
    public record Sensitive(String pattern, String reason) {
    }

    public enum In {
        TITLE, BODY, BOTH
    }
}
