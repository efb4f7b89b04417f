package dev.tend.classifier.type;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds many phrases in one pass over a text, word by word: time grows with the text, hardly with the phrases. */
final class Phrases {

    /** What may follow after the words so far. */
    private static final class Node {
        private final Map<String, Node> words = new HashMap<>();
        private final Map<String, Node> endings = new HashMap<>();
        private final BitSet found = new BitSet();

        private Node follow(String word) {
            return word.startsWith("*")
                    ? endings.computeIfAbsent(word.substring(1), ending -> new Node())
                    : words.computeIfAbsent(word, next -> new Node());
        }
    }

    private final Node root = new Node();

    /** Adds a phrase; {@code number} is told where it is found. */
    void add(String phrase, int number) {
        for (String variant : variants(phrase)) {
            Node node = root;
            for (String word : variant.strip().split("\\s+")) {
                if (!words(word).equals(List.of(word.replaceFirst("^\\*", "")))) {
                    throw new IllegalArgumentException("no text has the word " + word + " of the phrase " + phrase);
                }
                node = node.follow(word);
            }
            node.found.set(number);
        }
    }

    /** The numbers of the phrases in a text of lower case. */
    BitSet in(String text) {
        BitSet found = new BitSet();
        List<Node> open = new ArrayList<>();
        for (String word : words(text)) {
            List<Node> next = new ArrayList<>();
            open.add(root);
            for (Node node : open) {
                step(node, word, next);
            }
            next.forEach(node -> found.or(node.found));
            open = next;
        }
        return found;
    }

    private static void step(Node node, String word, List<Node> next) {
        Node exact = node.words.get(word);
        if (exact != null) {
            next.add(exact);
        }
        node.endings.forEach((ending, follower) -> {
            if (word.length() > ending.length() && word.endsWith(ending)) {
                next.add(follower);
            }
        });
    }

    /** {@code "(a|b) c"} stands for {@code "a c"} and {@code "b c"}; {@code (a|)} for with and without. */
    static List<String> variants(String phrase) {
        int from = phrase.indexOf('(');
        if (from < 0) {
            return List.of(phrase);
        }
        int until = phrase.indexOf(')', from);
        List<String> variants = new ArrayList<>();
        for (String choice : phrase.substring(from + 1, until).split("\\|", -1)) {
            variants.addAll(variants(phrase.substring(0, from) + choice + phrase.substring(until + 1)));
        }
        return variants;
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>(text.length() / 5 + 1);
        int start = -1;
        for (int i = 0; i <= text.length(); i++) {
            if (i < text.length() && isPartOfWord(text, i)) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                words.add(text.substring(start, i));
                start = -1;
            }
        }
        return words;
    }

    /** Letters, digits and what is between them in {@code can't} and {@code e_quota}. */
    private static boolean isPartOfWord(String text, int i) {
        char c = text.charAt(i);
        return Character.isLetterOrDigit(c) || c == '_'
                || c == '\'' && i > 0 && i + 1 < text.length() && Character.isLetter(text.charAt(i - 1))
                        && Character.isLetter(text.charAt(i + 1));
    }
}
