package dev.tend.kit.community;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An event of a calendar as it is written: read only where it is needed, since what nobody needs may be wrong. */
record CalendarEvent(CalendarPart part, CalendarZones zones) {

    private static final Pattern DURATION = Pattern.compile("([+-]?)P(?:([0-9]{1,6})W)?(?:([0-9]{1,6})D)?"
            + "(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,9})S)?)?");
    private static final List<String> TIMES = List.of("DTSTART", "DTEND", "RECURRENCE-ID", "RRULE", "EXRULE", "RDATE",
            "EXDATE");

    Optional<CalendarLine> first(String property) {
        return part.first(property);
    }

    List<CalendarLine> all(String property) {
        return part.properties(property).filter(line -> !line.value().orElse("").isBlank()).toList();
    }

    /** Empty where it has none; then it has nothing to do with any other. */
    String uid() {
        return text("UID");
    }

    String title() {
        return text("SUMMARY");
    }

    boolean isCancelled() {
        return text("STATUS").equalsIgnoreCase("CANCELLED");
    }

    /** Which version it is of the event with this UID; the first where nothing says. */
    int sequence() {
        String sequence = text("SEQUENCE");
        return sequence.matches("[0-9]{1,9}") ? Integer.parseInt(sequence) : 0;
    }

    /** Mail addresses of those who are invited and have not declined, in lower case. */
    List<String> mails() {
        return all("ATTENDEE").stream()
                .filter(attendee -> attendee.parameter("PARTSTAT").filter("DECLINED"::equalsIgnoreCase).isEmpty())
                .flatMap(attendee -> Stream.concat(attendee.value().stream(), attendee.parameter("EMAIL").stream()))
                .map(mail -> Names.plain(mail).replaceFirst("^.*mailto:", "").strip()).toList();
    }

    boolean isWholeDays() {
        Optional<CalendarLine> start = first("DTSTART");
        try {
            return start.isPresent() && EventTime.local(start.get(), start.get().value().orElse("")).day();
        } catch (Unreadable e) {
            return start.get().parameter("VALUE").filter("DATE"::equalsIgnoreCase).isPresent();
        }
    }

    /** The first time it is. */
    EventTime time() throws Unreadable {
        Optional<CalendarLine> broken = part.lines().stream()
                .filter(line -> line.value().isEmpty() && TIMES.contains(line.name())).findFirst();
        if (broken.isPresent()) {
            throw broken.get().unreadable("has no colon before its value", "export the calendar again");
        }
        CalendarLine line = first("DTSTART").orElseThrow(() -> new Unreadable(part.line(),
                "an event without DTSTART", "give it a start"));
        EventTime start = EventTime.of(line, zones);
        return new EventTime(start.from(), end(start), start.day(), start.zone());
    }

    private LocalDateTime end(EventTime start) throws Unreadable {
        Optional<CalendarLine> end = first("DTEND");
        Optional<CalendarLine> length = first("DURATION");
        if (end.isPresent()) {
            return EventTime.of(end.get(), zones).wallIn(start.zone());
        }
        return length.isPresent() ? start.from().plus(duration(length.get())) : start.until();
    }

    private static Duration duration(CalendarLine line) throws Unreadable {
        Matcher parts = DURATION.matcher(line.value().orElse("").strip().toUpperCase(Locale.ROOT));
        if (!parts.matches()) {
            throw line.unreadable("is no length", "write it like PT8H or P1W");
        }
        Duration length = Duration.ofDays(7 * number(parts, 2) + number(parts, 3)).plusHours(number(parts, 4))
                .plusMinutes(number(parts, 5)).plusSeconds(number(parts, 6));
        return parts.group(1).equals("-") ? length.negated() : length;
    }

    private static long number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
    }

    /** Which of those that come again it is instead of. */
    Optional<EventTime> recurrence() throws Unreadable {
        Optional<CalendarLine> line = first("RECURRENCE-ID");
        return line.isPresent() ? Optional.of(EventTime.of(line.get(), zones)) : Optional.empty();
    }

    /** Whether it is surely over, even if it can't be read. */
    boolean hasPassed(Instant now) {
        LocalDate lately = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(2);
        List<CalendarLine> dates = Stream.of("DTSTART", "DTEND").flatMap(part::properties).toList();
        return Stream.of("RRULE", "RDATE", "DURATION").flatMap(part::properties).findAny().isEmpty()
                && !dates.isEmpty()
                && dates.stream().allMatch(date -> isBefore(lately, date.value().orElse("").strip()));
    }

    private static boolean isBefore(LocalDate day, String time) {
        try {
            return time.length() >= 8
                    && LocalDate.parse(time.substring(0, 8), DateTimeFormatter.BASIC_ISO_DATE).isBefore(day);
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private String text(String property) {
        return first(property).map(CalendarLine::text).orElse("");
    }
}
