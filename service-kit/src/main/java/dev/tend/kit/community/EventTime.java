package dev.tend.kit.community;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.tend.kit.WallTime;

/**
 * When an event of a calendar is, as the clock on the wall shows it. A shift that comes again each week ends at the same time of day
 * in summer and winter, as {@code docs/decisions/0011} has hand-overs; so its length is counted on the wall.
 *
 * @param day whether it is whole days
 * @param zone empty where the event names none, as whole days do: then that of the community
 */
record EventTime(LocalDateTime from, LocalDateTime until, boolean day, Optional<ZoneRules> zone) {

    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();
    private static final Pattern TIME = Pattern
            .compile("([0-9]{4})([0-9]{2})([0-9]{2})(?:[Tt]([0-9]{2})([0-9]{2})([0-9]{2})?([Zz])?|[Zz])?");

    Instant start(ZoneId standard) {
        return WallTime.in(zone.orElse(standard.getRules()), from);
    }

    Instant end(ZoneId standard) {
        return WallTime.in(zone.orElse(standard.getRules()), until);
    }

    /** The time that a line has, in the zone of the line. */
    static EventTime of(CalendarLine line, CalendarZones zones) throws Unreadable {
        return of(line, line.value().orElse(""), zones);
    }

    /** One of the times that a line has: of a day the whole of it, else one without a length. */
    static EventTime of(CalendarLine line, String text, CalendarZones zones) throws Unreadable {
        EventTime local = local(line, text);
        Optional<String> zone = line.parameter("TZID");
        return local.day || local.zone.isPresent() || zone.isEmpty()
                ? local
                : local.in(zones.of(line, zone.get()));
    }

    /** Without the zone that the line may name. */
    static EventTime local(CalendarLine line, String text) throws Unreadable {
        Matcher parts = TIME.matcher(text.strip());
        if (!parts.matches()) {
            throw line.unreadable("is no day and no time",
                    "write a day like 20270111, or a time like 20270111T090000Z");
        }
        // Some say that it is a day and write a time all the same: only midnight can be meant as a day.
        boolean day = parts.group(4) == null || line.parameter("VALUE").filter("DATE"::equalsIgnoreCase).isPresent()
                && text.strip().substring(9).matches("0+Z?");
        try {
            LocalDateTime start = LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3), 0, 0);
            if (day) {
                return new EventTime(start, start.plusDays(1), true, Optional.empty());
            }
            // The end of a day is 24:00 with some, and a leap second is the one before it.
            boolean midnight = number(parts, 4) == 24 && number(parts, 5) == 0;
            LocalDateTime time = midnight
                    ? start.plusDays(1)
                    : start.withHour(number(parts, 4)).withMinute(number(parts, 5))
                            .withSecond(Math.min(59, number(parts, 6)));
            return new EventTime(time, time, false, Optional.of(UTC).filter(utc -> parts.group(7) != null));
        } catch (DateTimeException e) {
            throw line.unreadable("is no day and no time that there is", "correct it");
        }
    }

    private static int number(Matcher parts, int group) {
        return parts.group(group) == null ? 0 : Integer.parseInt(parts.group(group));
    }

    EventTime in(ZoneRules rules) {
        return new EventTime(from, until, day, Optional.of(rules));
    }

    boolean isUtc() {
        return zone.filter(UTC::equals).isPresent();
    }

    /** What the clocks of another zone show at its start. */
    LocalDateTime wallIn(Optional<ZoneRules> other) {
        if (zone.isEmpty() || other.isEmpty() || zone.equals(other)) {
            return from;
        }
        Instant start = start(ZoneOffset.UTC);
        return LocalDateTime.ofInstant(start, other.get().getOffset(start));
    }
}
