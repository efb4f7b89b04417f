package dev.tend.classifier.type;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a text must hold for an expression to match: looking for that first is far faster than the expression. */
final class Literal {

    /** Choices, groups, classes, counts, special escapes: what they ask for is not plain to see. */
    private static final Pattern NOT_PLAIN = Pattern.compile("[|()\\[\\]{}]|\\\\[pPxQECz0-9]|[^\\x00-\\x7f]");
    private static final Pattern MAY_BE_MISSING = Pattern.compile("(\\\\.|[^\\\\])[?*]");
    private static final Pattern BOUNDARY = Pattern.compile("\\\\.|[.^$+?*\n]");

    private Literal() {
    }

    /** The longest text, in lower case, without which the expression matches nothing; empty where that is not plain. */
    static String requiredBy(String pattern) {
        if (NOT_PLAIN.matcher(pattern).find()) {
            return "";
        }
        String certain = MAY_BE_MISSING.matcher(pattern).replaceAll("\n");
        return Arrays.stream(BOUNDARY.split(certain)).max(Comparator.comparingInt(String::length)).orElse("")
                .toLowerCase(Locale.ROOT);
    }
}
