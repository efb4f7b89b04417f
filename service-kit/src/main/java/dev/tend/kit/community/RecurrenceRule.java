package dev.tend.kit.community;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import net.fortuna.ical4j.model.Recur;

/** A rule by which something comes again (RFC 5545, 3.3.10). */
final class RecurrenceRule {

    private static final Pattern UNTIL = Pattern.compile(";UNTIL=([^;]*)");

    private RecurrenceRule() {
    }

    /** How many times it has at once. */
    static double choices(String rule) {
        return Arrays.stream(rule.split(";")).filter(part -> part.startsWith("BY"))
                .mapToDouble(part -> part.chars().filter(c -> c == ',').count() + 1.0).reduce(1, (a, b) -> a * b);
    }

    /**
     * The times of a rule, as far as times are followed.
     *
     * @param most beyond which it is not followed
     */
    static List<LocalDateTime> times(CalendarLine line, EventTime first, int most) throws Unreadable {
        String rule = ";" + plain(line);
        Matcher until = UNTIL.matcher(rule);
        try {
            Recur<LocalDateTime> recur = new Recur<>(until.replaceAll("").substring(1));
            if (recur.getFrequency() == null || rule.matches(".*;(INTERVAL|COUNT)=[^1-9].*")) {
                throw new IllegalArgumentException(rule);
            }
            if (until.reset().find()) {
                EventTime end = EventTime.local(line, until.group(1));
                recur.setUntil(end.day() ? end.from().with(LocalTime.MAX) : end.wallIn(first.zone()));
            }
            return recur.getDatesAsStream(first.from(), first.from(), CalendarFile.HORIZON.atStartOfDay(), -1)
                    .limit(most).toList();
        } catch (RuntimeException e) {
            throw line.unreadable("is no rule", "write it like FREQ=WEEKLY;INTERVAL=2");
        }
    }

    /** Without parts that are empty, and the count of -1 with which some say that there is none. */
    static String plain(CalendarLine rule) {
        return Arrays.stream(rule.value().orElse("").toUpperCase(Locale.ROOT).split(";")).map(String::strip)
                .filter(part -> !part.isEmpty() && !part.equals("COUNT=-1")).collect(Collectors.joining(";"));
    }
}
