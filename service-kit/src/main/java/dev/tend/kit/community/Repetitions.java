package dev.tend.kit.community;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes: RE2 writes out counted repetitions, and one within another multiplies. Go's
 * {@code regexp/syntax} refuses such expressions; RE2/J compiles them until the memory ends.
 */
final class Repetitions {

    /** More than anybody writes on purpose, and some hundred kilobytes when compiled. */
    private static final long MOST = 10_000;

    private static final Pattern PARTS = Pattern.compile(
            "\\\\Q.*?(?:\\\\E|$)|\\\\.|\\[\\^?]?(?:\\\\.|[^]\\\\])*]?|\\{(?<least>[0-9]{1,4})(?:,(?<most>[0-9]{0,4}))?}|.",
            Pattern.DOTALL);

    private Repetitions() {
    }

    /** Whether it is written out to no more than what can be kept. */
    static boolean fit(String expression) {
        Deque<Long> around = new ArrayDeque<>();
        long sum = 0;
        long last = 0;
        Matcher part = PARTS.matcher(expression);
        while (part.find() && sum <= MOST) {
            if (part.group("least") != null) {
                String most = part.group("most");
                long times = Long.parseLong(most == null || most.isEmpty() ? part.group("least") : most);
                sum += last * (times - 1);
                last *= times;
            } else if (part.group().equals("(")) {
                around.push(sum);
                sum = 0;
                last = 0;
            } else if (part.group().equals(")") && !around.isEmpty()) {
                last = sum;
                sum += around.pop();
            } else {
                last = part.group().length() > 2 && part.group().startsWith("\\Q") ? part.group().length() : 1;
                sum += last;
            }
        }
        return sum <= MOST;
    }
}
