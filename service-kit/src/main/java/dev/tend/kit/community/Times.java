package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts that stand for times, as ISO 8601 and the IANA time zones have them, and what was meant where they do not. */
final class Times {

    private static final Pattern DURATION = Pattern.compile("P(?=[0-9T])(?:([0-9]{1,6})W)?((?:[0-9]{1,6}D)?"
            + "(?:T(?=[0-9])(?:[0-9]{1,6}H)?(?:[0-9]{1,6}M)?(?:[0-9]{1,6}(?:\\.[0-9]{1,3})?S)?)?)");
    private static final Pattern LONG = Pattern.compile("P([0-9]{1,3})([MY])");
    private static final Pattern WORDS = Pattern.compile("([0-9]{1,6}) ?(?:(S|M|H)|(D|W))[A-Z]*");

    private Times() {
    }

    static Duration duration(String text) throws Wrong {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            Matcher calendar = LONG.matcher(text);
            if (calendar.matches()) {
                int days = Integer.parseInt(calendar.group(1)) * (calendar.group(2).equals("M") ? 30 : 365);
                throw new Wrong(quote(text) + " counts in months or years, which differ in length",
                        "write P" + days + "D");
            }
            throw new Wrong(quote(text) + " is no duration", meant(iso(text), DURATION));
        }
        long weeks = parts.group(1) == null ? 0 : Long.parseLong(parts.group(1));
        Duration rest = parts.group(2).isEmpty() ? Duration.ZERO : Duration.parse("P" + parts.group(2));
        Duration whole = rest.plusDays(7 * weeks);
        if (whole.isZero()) {
            throw new Wrong(quote(text) + " is no time at all");
        }
        return whole;
    }

    /** Zero stands for never. */
    static Duration poll(String text) throws Wrong {
        Duration poll = text.equals("never") ? Duration.ZERO : duration(text);
        if (!poll.isZero() && poll.toSeconds() < 1) {
            throw new Wrong(quote(text) + " is less than a second");
        }
        return poll;
    }

    static Period period(String text) throws Wrong {
        Pattern period = Pattern.compile("P[1-9][0-9]{0,2}[DWM]");
        if (!period.matcher(text).matches()) {
            throw new Wrong(quote(text) + " is no number of days, weeks or months", meant(iso(text), period));
        }
        return Period.parse(text);
    }

    static LocalDateTime wallTime(String text) throws Wrong {
        String guess = text.replaceFirst("^([0-9]{4}-[0-9]{2}-[0-9]{2})$", "$1T09:00").replaceFirst("[ _t]+", "T")
                .replaceFirst("(Z|[+-][0-9]{2}(:?[0-9]{2})?)$", "");
        return parse(text, guess, "[0-9]{4}-[0-9-]{5}T[0-9:]{5,8}", "day and wall time without zone",
                LocalDateTime::parse);
    }

    static LocalDate date(String text) throws Wrong {
        return parse(text, text.replaceFirst("[Tt ].*$", "").replaceAll("[./]", "-"), "[0-9]{4}-[0-9]{2}-[0-9]{2}",
                "day",
                LocalDate::parse);
    }

    static LocalTime time(String text) throws Wrong {
        return parse(text, text.replace('.', ':').replaceFirst("^(?=[0-9]:)", "0"), "[0-9]{2}:[0-9]{2}", "time of day",
                LocalTime::parse);
    }

    static ZoneId zone(String text) throws Wrong {
        Set<String> ids = new TreeSet<>(ZoneId.getAvailableZoneIds());
        // The library that reads calendars adds the zones that stand in them.
        ids.removeIf(id -> id.startsWith("ical4j"));
        if (!ids.contains(text)) {
            String city = "/" + text.replace(' ', '_').toLowerCase(Locale.ROOT);
            // Nobody means these: Etc/GMT+1 is an hour behind, and of abbreviations several are alike.
            ids.removeIf(id -> id.startsWith("Etc/") || !id.contains("/"));
            Optional<String> meant = ids.stream().filter(id -> id.toLowerCase(Locale.ROOT).endsWith(city)).findFirst();
            throw new Wrong(quote(text) + " is no time zone",
                    meant.or(() -> Spelling.closest(text.replace(' ', '_'), ids)).map(id -> "write " + id));
        }
        return ZoneId.of(text);
    }

    private static <T> T parse(String text, String guess, String form, String what, Function<String, T> parser)
            throws Wrong {
        try {
            if (text.matches(form)) {
                return parser.apply(text);
            }
            parser.apply(guess);
            throw new Wrong(quote(text) + " is no " + what, "write " + quote(guess));
        } catch (DateTimeException e) {
            throw new Wrong(quote(text) + " is no " + what);
        }
    }

    /** {@code 2 days}, {@code 36h} and {@code -P2D} as ISO 8601 has them. */
    private static String iso(String text) {
        String upper = text.strip().toUpperCase(Locale.ROOT).replaceFirst("^(-P|P-)", "P");
        Matcher words = WORDS.matcher(upper);
        if (!words.matches() || upper.contains("MO")) {
            return upper;
        }
        return words.group(3) == null ? "PT" + words.group(1) + words.group(2) : "P" + words.group(1) + words.group(3);
    }

    private static Optional<String> meant(String guess, Pattern form) {
        return form.matcher(guess).matches() ? Optional.of("write " + guess) : Optional.empty();
    }
}
