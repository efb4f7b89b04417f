package dev.tend.kit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts texts where a reader sees one character end: an emoji of several parts, or a letter with its accents, stays whole. */
public final class Cut {

    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Cut() {
    }

    /** Returns the text, or as much of its beginning as has at most so many characters of UTF-16. */
    public static String of(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        // Whether a character ends there shows the code point that follows.
        int seen = text.offsetByCodePoints(Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most, 1);
        Matcher character = CHARACTER.matcher(text.substring(0, seen));
        int end = 0;
        while (character.find() && character.end() <= most) {
            end = character.end();
        }
        // One that alone is longer than the whole is cut between code points.
        return text.substring(0, end > 0 ? end : Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
    }
}
