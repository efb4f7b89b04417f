package dev.tend.classifier.type;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionType;
import dev.tend.kit.community.Classification;

/**
 * One sign in a post. It counts once, however often it is there.
 *
 * @param says how much it speaks for types: 1 is a hint, 3 nearly decides, less than 0 speaks against
 * @param flag what it flags
 * @param in where to look; without it in title and prose
 * @param phrases words in a row, in lower case; {@code (a|b)} stands for both, {@code *error} for words that end so
 * @param pattern or an RE2 regular expression, case does not count, {@code ^} and {@code $} mean lines
 * @param needs the pattern is tried only on lines that hold one of these, in lower case
 * @param reason what people are told; null for what only counts
 */
record Rule(Map<QuestionType, Double> says, @Nullable String flag, Set<Post.Part> in, List<String> phrases,
        @Nullable String pattern, List<String> needs, @Nullable String reason) {

    private static final Set<Post.Part> PROSE = EnumSet.of(Post.Part.TITLE, Post.Part.PROSE);

    Rule {
        says = says == null ? Map.of() : says;
        in = in == null ? PROSE : EnumSet.copyOf(in);
        phrases = phrases == null ? List.of() : phrases;
        needs = needs == null ? List.of() : needs;
    }

    /** A rule of the community's own. */
    static Rule of(Classification.Rule rule) {
        Set<Post.Part> in = switch (rule.in()) {
            case TITLE -> EnumSet.of(Post.Part.TITLE);
            case BODY -> EnumSet.complementOf(EnumSet.of(Post.Part.TITLE));
            case BOTH -> EnumSet.allOf(Post.Part.class);
        };
        return new Rule(rule.type().map(type -> Map.of(type, rule.weight())).orElse(Map.of()),
                rule.flag().orElse(null),
                in, List.of(), rule.pattern(), List.of(), rule.reason());
    }

    double says(QuestionType type) {
        return says.getOrDefault(type, 0.0);
    }

    Optional<String> reasonFor(QuestionType type) {
        return says(type) > 0 ? Optional.ofNullable(reason) : Optional.empty();
    }
}
