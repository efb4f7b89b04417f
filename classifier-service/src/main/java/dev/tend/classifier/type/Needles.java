package dev.tend.classifier.type;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fixed texts to look for, each with the number that {@link #add} gave it, and found in one pass: time grows with the text that is
 * looked through, hardly with how many there are.
 */
final class Needles {

    private static final int ASCII = 128;
    private static final char[] LOWER_CASE = new char[ASCII];

    static {
        for (char c = 0; c < ASCII; c++) {
            LOWER_CASE[c] = Character.toLowerCase(c);
        }
    }

    private final List<String> needles = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    /** Numbers by the first two characters; what has only one stands with every second one. */
    private final int[][] starting = new int[ASCII * ASCII][];

    /** Adds a text of ASCII characters in lower case, at least one, and returns its number: the same for the same text. */
    int add(String needle) {
        return numbers.computeIfAbsent(needle, added -> {
            if (added.isEmpty() || !added.chars().allMatch(c -> c < ASCII && LOWER_CASE[c] == c)) {
                throw new IllegalArgumentException(
                        "looked for is only what is ASCII in lower case, not empty: " + added);
            }
            needles.add(added);
            int number = needles.size() - 1;
            for (int second = 0; second < ASCII; second++) {
                if (added.length() == 1 || added.charAt(1) == second) {
                    put(added.charAt(0) * ASCII + second, number);
                }
            }
            return number;
        });
    }

    private void put(int start, int number) {
        int[] before = starting[start] == null ? new int[0] : starting[start];
        starting[start] = Arrays.copyOf(before, before.length + 1);
        starting[start][before.length] = number;
    }

    BitSet addAll(Collection<String> added) {
        BitSet all = new BitSet();
        added.forEach(needle -> all.set(add(needle)));
        return all;
    }

    /** The numbers of those that a text holds, in whatever case. */
    BitSet in(String text) {
        BitSet found = new BitSet();
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            if (characters[i] < ASCII) {
                int second = i + 1 < characters.length && characters[i + 1] < ASCII ? LOWER_CASE[characters[i + 1]] : 0;
                int[] candidates = starting[LOWER_CASE[characters[i]] * ASCII + second];
                if (candidates != null) {
                    find(candidates, text, i, found);
                }
            }
        }
        return found;
    }

    private void find(int[] candidates, String text, int at, BitSet found) {
        for (int number : candidates) {
            if (!found.get(number)
                    && text.regionMatches(true, at, needles.get(number), 0, needles.get(number).length())) {
                found.set(number);
            }
        }
    }
}
