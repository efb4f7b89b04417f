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
    private final Needles needles = new Needles();
    /** Without which a pattern matches nothing; by the number of the rule. */
    private final Map<Integer, BitSet> literals = new HashMap<>();
    /** One of which the rule asks for. */
    private final Map<Integer, BitSet> needs = new HashMap<>();

    Signs(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            int number = i;
            rules.get(i).phrases().forEach(phrase -> phrases.add(phrase, number));
            if (rules.get(i).pattern() != null) {
                String literal = Literal.requiredBy(rules.get(i).pattern());
                literals.put(i, needles.addAll(literal.isEmpty() ? List.of() : List.of(literal)));
                needs.put(i, needles.addAll(rules.get(i).needs()));
                patterns.put(i, Pattern.compile(rules.get(i).pattern(), Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
            }
        }
    }

    /** The rules that a post shows. */
    List<Rule> in(Post post) {
        Map<Post.Part, BitSet> found = new EnumMap<>(Post.Part.class);
        Map<Post.Part, BitSet> held = new EnumMap<>(Post.Part.class);
        for (Post.Part part : Post.Part.values()) {
            found.put(part, phrases.in(post.lowerCaseText(part)));
            held.put(part, needles.in(post.lowerCaseText(part)));
        }
        List<Rule> shown = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            int number = i;
            if (rules.get(i).in().stream().anyMatch(
                    part -> found.get(part).get(number) || matches(number, post.text(part), held.get(part)))) {
                shown.add(rules.get(i));
            }
        }
        return shown;
    }

    /** Expressions are slow beside phrases: they are tried only where what they need is there. */
    private boolean matches(int number, String text, BitSet held) {
        Pattern pattern = patterns.get(number);
        if (pattern == null || !literals.get(number).stream().allMatch(held::get)) {
            return false;
        } else if (needs.get(number).isEmpty()) {
            return pattern.matcher(text).find();
        }
        return held.intersects(needs.get(number)) && text.lines().anyMatch(line -> needles.in(line)
                .intersects(needs.get(number)) && pattern.matcher(line).find());
    }
}
