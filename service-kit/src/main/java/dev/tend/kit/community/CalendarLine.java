package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of an iCalendar file (RFC 5545, 3.1), unfolded.
 *
 * @param number of its first line in the file, from 1
 * @param name in upper case
 * @param parameters by their names in upper case, without quotation marks
 * @param value missing where the line has none
 */
record CalendarLine(int number, String name, Map<String, String> parameters, Optional<String> value) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    /** Their values have no colon, while names of zones have some that nobody quotes, like {@code tzone://Microsoft/Utc}. */
    private static final Set<String> WITHOUT_COLON = Set.of("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE");

    /** All of a text but those that are empty or can't be told from the rest of a text that was not folded rightly. */
    static List<CalendarLine> all(String text) {
        List<CalendarLine> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int start = 0;
        int number = 0;
        for (String part : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (part.startsWith(" ") || part.startsWith("\t")) {
                line.append(part, 1, part.length());
            } else if (!part.isBlank()) {
                parse(start, line.toString()).ifPresent(lines::add);
                line = new StringBuilder(part);
                start = number;
            }
        }
        parse(start, line.toString()).ifPresent(lines::add);
        return lines;
    }

    Optional<String> parameter(String parameter) {
        return Optional.ofNullable(parameters.get(parameter)).filter(value -> !value.isBlank());
    }

    /** The value as text that a person wrote (3.3.11). */
    String text() {
        return ESCAPED.matcher(value.orElse("")).replaceAll(found -> Matcher.quoteReplacement(
                found.group(1).equalsIgnoreCase("n") ? "\n" : found.group(1))).strip();
    }

    /** @param what about it, like {@code is no day and no time} */
    Unreadable unreadable(String what, String remedy) {
        return new Unreadable(number, name + value.map(text -> " " + quote(text)).orElse("") + ", which " + what,
                remedy);
    }

    private static Optional<CalendarLine> parse(int number, String line) {
        Matcher name = NAME.matcher(line);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        String upper = name.group().toUpperCase(Locale.ROOT);
        int colon = colon(line, WITHOUT_COLON.contains(upper));
        if (colon < 0 || ";:".indexOf(line.charAt(name.end())) < 0) {
            return Optional.of(new CalendarLine(number, name.group(), Map.of(), Optional.empty()));
        }
        return Optional.of(new CalendarLine(number, upper, parameters(line.substring(name.end(), colon)),
                Optional.of(line.substring(colon + 1))));
    }

    /** Where its value begins: behind the first colon, or the last, that is in no quotation marks. */
    private static int colon(String line, boolean last) {
        int colon = -1;
        boolean quoted = false;
        for (int i = 0; i < line.length() && (last || colon < 0); i++) {
            quoted ^= line.charAt(i) == '"';
            colon = !quoted && line.charAt(i) == ':' ? i : colon;
        }
        return colon < 0 ? line.indexOf(':') : colon;
    }

    /** @param text each behind a semicolon; one that says nothing is left out */
    private static Map<String, String> parameters(String text) {
        Map<String, String> parameters = new HashMap<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            quoted ^= i < text.length() && text.charAt(i) == '"';
            if (i == text.length() || !quoted && text.charAt(i) == ';') {
                String parameter = text.substring(start, i);
                int equals = parameter.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(parameter.substring(0, equals).strip().toUpperCase(Locale.ROOT),
                            parameter.substring(equals + 1).replace("\"", "").strip());
                }
                start = i + 1;
            }
        }
        return parameters;
    }
}
