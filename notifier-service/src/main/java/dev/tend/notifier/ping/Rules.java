package dev.tend.notifier.ping;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.tend.events.EventType;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.kit.community.AuthorKind;
import dev.tend.kit.community.PingRule;
import dev.tend.notifier.message.Words;

/** Who is told what: for each destination the first rule of {@code community.yaml} that matches. */
record Rules(List<PingRule> rules) {

    /** The rule that counts, per destination. None for a question of which nothing is known. */
    Collection<PingRule> matching(Happening happening, QuestionStatus question) {
        Map<String, PingRule> first = new LinkedHashMap<>();
        if (question.summary() != null) {
            rules.stream().filter(rule -> matches(rule, happening, question.summary()))
                    .forEach(rule -> first.putIfAbsent(rule.to(), rule));
        }
        return first.values();
    }

    /** The same, for what is about a rotation. */
    Collection<PingRule> matching(EventType event, String rotation) {
        Map<String, PingRule> first = new LinkedHashMap<>();
        rules.stream().filter(rule -> rule.event() == event)
                .filter(rule -> rule.rotation().map(rotation::equals).orElse(true))
                .forEach(rule -> first.putIfAbsent(rule.to(), rule));
        return first.values();
    }

    private static boolean matches(PingRule rule, Happening happening, QuestionSummary summary) {
        QuestionType type = Optional.ofNullable(happening.details().type()).orElse(summary.type());
        return rule.event() == happening.event()
                && rule.source().map(summary.source()::equals).orElse(true)
                && rule.type().map(type::equals).orElse(true)
                && rule.category().map(category -> category.equalsIgnoreCase(summary.category())).orElse(true)
                && rule.flag().map(flag -> summary.flags().stream().anyMatch(flag::equalsIgnoreCase)).orElse(true)
                && rule.policy().map(happening.policies()::contains).orElse(true)
                && rule.step().map(step -> step.name().equals(happening.details().because())).orElse(true)
                && (rule.authors().contains(AuthorKind.of(summary.author())) || isAskedOfAPerson(rule, happening));
    }

    /** Somebody hands it over: it is told whoever wrote it, where the rule says nothing of that. */
    private static boolean isAskedOfAPerson(PingRule rule, Happening happening) {
        return rule.authors().equals(PingRule.PEOPLE)
                && QuestionAssigned.Because.HANDED_OVER.name().equals(happening.details().because());
    }

    /** The rule in words: why a channel gets what it gets. */
    static String inWords(PingRule rule) {
        List<String> only = new ArrayList<>();
        rule.type().ifPresent(type -> only.add(Words.type(type)));
        rule.source().ifPresent(source -> only.add("source " + source));
        rule.category().ifPresent(category -> only.add("category " + category));
        rule.flag().ifPresent(flag -> only.add("flag " + flag.toLowerCase(Locale.ROOT)));
        rule.policy().ifPresent(only::add);
        rule.step().ifPresent(step -> only.add(Words.step(step)));
        rule.rotation().ifPresent(rotation -> only.add("rotation " + rotation));
        if (!rule.authors().equals(PingRule.PEOPLE)) {
            only.add(rule.authors().stream().sorted().map(AuthorKind::word)
                    .collect(Collectors.joining(" or ", "asked by ", "")));
        }
        return Words.follows(rule.event()) + (only.isEmpty() ? "" : " (" + String.join(", ", only) + ")");
    }
}
