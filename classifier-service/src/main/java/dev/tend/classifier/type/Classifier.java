package dev.tend.classifier.type;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionType;
import dev.tend.events.TypedBy;
import dev.tend.kit.LowerCase;
import dev.tend.kit.community.Classification;
import dev.tend.kit.community.Community;

/**
 * Types a post. First that decides: labels, how the title starts as the community has it, the category; else the signs in the
 * text are added up.
 */
@ApplicationScoped
public class Classifier {

    private static final double SURE = 0.95;
    private static final double QUITE_SURE = 0.9;
    /** Only a person makes it certain. */
    private static final double MOST = 0.99;
    private static final int REASONS = 4;

    private final RuleFile builtIn;
    private final Classification own;
    private final Labels labels;
    private final Signs signs;
    private final Sensitive sensitive;

    public Classifier(RuleFile builtIn, Community community) {
        this.builtIn = builtIn;
        this.own = community.classification();
        this.labels = new Labels(own.labels(), builtIn);
        this.signs = new Signs(Stream.concat(builtIn.rules().stream(), own.rules().stream().map(Rule::of)).toList());
        this.sensitive = new Sensitive(builtIn, own);
    }

    /**
     * Never fails, whatever the texts are; looks at the first {@value Post#LOOKED_AT} characters of the body, and for keys and
     * tokens at all of it.
     *
     * @param sourceType the source's own word for the kind of question; null where it has none
     */
    public Typing type(String title, String body, List<String> givenLabels, @Nullable String category,
            @Nullable String sourceType) {
        Post post = Post.of(title, body);
        List<Rule> shown = signs.in(post);
        List<String> flags = shown.stream().map(Rule::flag).filter(flag -> flag != null).distinct().sorted().toList();
        Typing typing = byLabel(givenLabels, sourceType, flags).or(() -> byCommunity(title, category, flags))
                .orElseGet(() -> bySigns(title, shown, flags));
        return sensitive.flag(typing, title, body, post);
    }

    /** One whose source gives it no type of its own. */
    public Typing type(String title, String body, List<String> givenLabels, @Nullable String category) {
        return type(title, body, givenLabels, category, null);
    }

    private Optional<Typing> byLabel(List<String> givenLabels, @Nullable String sourceType, List<String> flags) {
        return labels.read(givenLabels, sourceType).map(said -> new Typing(said.type(),
                said.mapped() ? SURE : QUITE_SURE,
                List.of((said.label().equals(sourceType) ? "its type at the source is " : "it has the label ")
                        + said.label()),
                flags, TypedBy.LABEL));
    }

    private Optional<Typing> byCommunity(String title, @Nullable String category, List<String> flags) {
        return prefix(own.titlePrefixes(), title)
                .map(found -> new Typing(found.getValue(), QUITE_SURE,
                        List.of("its title starts with " + found.getKey()), flags, TypedBy.RULES))
                .or(() -> Optional.ofNullable(category)
                        .map(slug -> own.categories().get(LowerCase.of(slug)))
                        .map(type -> new Typing(type, QUITE_SURE, List.of("it is in the category " + category), flags,
                                TypedBy.RULES)));
    }

    private static Optional<Map.Entry<String, QuestionType>> prefix(Map<String, QuestionType> prefixes, String title) {
        String start = LowerCase.of(title.strip());
        return prefixes.entrySet().stream().filter(prefix -> start.startsWith(prefix.getKey()))
                .max(Comparator.comparingInt(prefix -> prefix.getKey().length()));
    }

    private Typing bySigns(String title, List<Rule> shown, List<String> flags) {
        Map<QuestionType, Double> scores = new EnumMap<>(QuestionType.class);
        for (QuestionType type : QuestionType.values()) {
            scores.put(type, builtIn.prior().getOrDefault(type, 0.0)
                    + shown.stream().mapToDouble(rule -> rule.says(type)).sum());
        }
        Optional<Map.Entry<String, QuestionType>> prefix = prefix(builtIn.titlePrefixes(), title);
        prefix.ifPresent(found -> scores.merge(found.getValue(), builtIn.titlePrefixWeight(), Double::sum));
        QuestionType best = scores.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        List<String> reasons = new ArrayList<>();
        prefix.filter(found -> found.getValue() == best)
                .ifPresent(found -> reasons.add("its title starts with " + found.getKey()));
        shown.stream().sorted(Comparator.comparingDouble((Rule rule) -> rule.says(best)).reversed())
                .flatMap(rule -> rule.reasonFor(best).stream()).distinct().limit(REASONS).forEach(reasons::add);
        if (reasons.isEmpty()) {
            reasons.add("nothing in it says otherwise");
        }
        return new Typing(best, confidence(scores, best), reasons, flags, TypedBy.RULES);
    }

    /** The best one's share, were scores the logarithms of odds; 0.25 would be no idea among four types. */
    private static double confidence(Map<QuestionType, Double> scores, QuestionType best) {
        double all = scores.values().stream().mapToDouble(score -> Math.exp(score - scores.get(best))).sum();
        return Math.min(MOST, Math.round(100 / all) / 100.0);
    }
}
