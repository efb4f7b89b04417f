package dev.tend.classifier.type;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.google.re2j.Pattern;

/** The rules, made ready to be looked for. Linear in the length of a text, whatever the rules are. */
final class Signs {

    private final List<Rule> rules;
    private final Phrases phrases = new Phrases();
    private final Map<Integer, Pattern> patterns = new HashMap<>();

    Signs(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            int number = i;
            rules.get(i).phrases().forEach(phrase -> phrases.add(phrase, number));
            if (rules.get(i).pattern() != null) {
                patterns.put(i, Pattern.compile(rules.get(i).pattern(), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
            }
        }
    }

    /** The rules that a post shows. */
    List<Rule> in(Post post) {
        Map<Post.Part, BitSet> found = new EnumMap<>(Post.Part.class);
        for (Post.Part part : Post.Part.values()) {
            found.put(part, phrases.in(post.lowerCaseText(part)));
        }
        List<Rule> shown = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (isIn(post, i, found)) {
                shown.add(rules.get(i));
            }
        }
        return shown;
    }

    private boolean isIn(Post post, int number, Map<Post.Part, BitSet> found) {
        Rule rule = rules.get(number);
        return rule.in().stream().anyMatch(part -> found.get(part).get(number)
                || rule.pattern() != null && matches(rule, patterns.get(number), post, part));
    }

    /** Expressions are slow beside phrases: where a rule names what it needs, only the lines that have it are tried. */
    private static boolean matches(Rule rule, Pattern pattern, Post post, Post.Part part) {
        if (rule.needs().isEmpty()) {
            return pattern.matcher(post.text(part)).find();
        }
        String text = post.lowerCaseText(part);
        return rule.needs().stream().anyMatch(text::contains) && text.lines()
                .anyMatch(line -> rule.needs().stream().anyMatch(line::contains) && pattern.matcher(line).find());
    }
}
