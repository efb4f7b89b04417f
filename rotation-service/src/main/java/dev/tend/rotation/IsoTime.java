package dev.tend.rotation;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people and programs write them in requests: ISO 8601. Empty for what is none, or too far away to be meant. */
public final class IsoTime {

    private static final Pattern WEEKS = Pattern.compile("P([0-9]{1,4})W");
    private static final Duration LONGEST = Duration.ofDays(100 * 366);
    private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2500-01-01T00:00:00Z");

    private IsoTime() {
    }

    /** {@code P2D}, {@code PT36H}, {@code P1W}: longer than nothing. Months and years differ in length and are refused. */
    public static Optional<Duration> duration(String text) {
        Matcher weeks = WEEKS.matcher(text);
        return parse(text,
                weeks.matches() ? all -> Duration.ofDays(7 * Long.parseLong(weeks.group(1))) : Duration::parse)
                .filter(duration -> duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) < 0);
    }

    /**
     * {@code 2026-11-23T08:00:00Z}, with an offset instead of Z, or in the wall time of the zone without any; a day alone is its
     * start there.
     */
    public static Optional<Instant> instant(String text, ZoneId zone) {
        // A plus sign that was not encoded arrives as a space.
        String plus = text.replace(' ', '+');
        return parse(plus, all -> OffsetDateTime.parse(all).toInstant())
                .or(() -> parse(plus, all -> LocalDateTime.parse(all).atZone(zone).toInstant()))
                .or(() -> parse(plus, all -> LocalDate.parse(all).atStartOfDay(zone).toInstant()))
                .filter(instant -> !instant.isBefore(EARLIEST) && instant.isBefore(LATEST));
    }

    private static <T> Optional<T> parse(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }
}
