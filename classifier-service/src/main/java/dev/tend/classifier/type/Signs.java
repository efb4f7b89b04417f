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
    private final Map<Integer, String> literals = new HashMap<>();

    Signs(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            int number = i;
            rules.get(i).phrases().forEach(phrase -> phrases.add(phrase, number));
            if (rules.get(i).pattern() != null) {
                literals.put(i, Literal.requiredBy(rules.get(i).pattern()));
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
        return rules.get(number).in().stream()
                .anyMatch(part -> found.get(part).get(number)
                        || patterns.containsKey(number) && matches(post, number, part));
    }

    /** Expressions are slow beside phrases: they are tried only where what they need is there. */
    private boolean matches(Post post, int number, Post.Part part) {
        String text = post.lowerCaseText(part);
        List<String> needs = rules.get(number).needs();
        if (!text.contains(literals.get(number))) {
            return false;
        } else if (needs.isEmpty()) {
            return patterns.get(number).matcher(post.text(part)).find();
        }
        return needs.stream().anyMatch(text::contains) && text.lines()
                .anyMatch(line -> needs.stream().anyMatch(line::contains) && patterns.get(number).matcher(line).find());
    }
}
