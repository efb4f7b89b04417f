package dev.tend.kit.community;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When what comes again starts, as the clock on the wall shows it (RFC 5545, 3.8.5): so a change of the clocks moves none.
 */
final class Recurrence {

    /** Of the choices of a rule (each month, day and hour): more than anybody writes, and few enough to have at once. */
    private static final int MOST_CHOICES = 4_000;

    private Recurrence() {
    }

    /** Whether it comes again more often than daily. */
    static boolean isWithinADay(CalendarEvent event) {
        return rules(event).anyMatch(rule -> rule.matches(".*FREQ=(HOURLY|MINUTELY|SECONDLY).*"));
    }

    /**
     * Of an event without what is wrong.
     *
     * @param moved which of its times others stand for
     * @param most of the rule's, beyond which it is not followed
     */
    static SortedSet<LocalDateTime> starts(CalendarEvent event, EventTime first, List<EventTime> moved, int most)
            throws Unreadable {
        List<CalendarLine> rules = event.all("RRULE");
        SortedSet<LocalDateTime> starts = new TreeSet<>(
                rules.isEmpty() ? List.of(first.from()) : RecurrenceRule.times(rules.get(0), first, most));
        for (CalendarLine line : event.all("RDATE")) {
            for (EventTime time : times(line, event.zones())) {
                if (time.day() && !first.day()) {
                    throw line.unreadable("is a day, while the event has a time of day", "give it a time");
                }
                starts.add(time.wallIn(first.zone()));
            }
        }
        remove(starts, excluded(event, first), first);
        if (moved.stream().anyMatch(time -> isAmbiguous(time, first))) {
            throw wrong(event, first, "that takes whole days, one of which is moved by a time in UTC (RECURRENCE-ID)",
                    "let RECURRENCE-ID be a day");
        }
        remove(starts, moved, first);
        return starts;
    }

    private static List<EventTime> excluded(CalendarEvent event, EventTime first) throws Unreadable {
        List<EventTime> excluded = new ArrayList<>();
        for (CalendarLine line : event.all("EXDATE")) {
            List<EventTime> times = times(line, event.zones());
            if (times.stream().anyMatch(time -> isAmbiguous(time, first))) {
                throw line.unreadable("is a time in UTC, while the event takes whole days",
                        "exclude the day, like EXDATE;VALUE=DATE:20270111");
            }
            excluded.addAll(times);
        }
        return excluded;
    }

    /** Removes what is at these times. One that is a day, as Outlook and Exchange write it, is whatever starts on it. */
    private static void remove(SortedSet<LocalDateTime> starts, List<EventTime> times, EventTime first) {
        Set<LocalDate> days = new HashSet<>();
        for (EventTime time : times) {
            if (time.day() == first.day()) {
                starts.remove(time.wallIn(first.zone()));
            } else {
                days.add(time.from().toLocalDate());
            }
        }
        if (!days.isEmpty()) {
            starts.removeIf(start -> days.contains(start.toLocalDate()));
        }
    }

    /** Which day it is depends on where one is. */
    private static boolean isAmbiguous(EventTime time, EventTime first) {
        return first.day() && time.isUtc() && !time.from().toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    private static List<EventTime> times(CalendarLine line, CalendarZones zones) throws Unreadable {
        List<EventTime> times = new ArrayList<>();
        for (String time : line.value().orElse("").split("[,;]")) {
            if (!time.isBlank()) {
                times.add(EventTime.of(line, time, zones));
            }
        }
        return times;
    }

    /** What would be read otherwise than it was meant, or would fill the memory, can't be taken. */
    static void check(CalendarEvent event, EventTime first) throws Unreadable {
        if (isWithinADay(event)) {
            throw wrong(event, first, "that comes again within a day", "let it come again daily at most");
        } else if (event.all("RECURRENCE-ID").stream().anyMatch(id -> id.parameter("RANGE").isPresent())) {
            throw wrong(event, first, "that moves all after it too (RANGE)",
                    "end what comes again before it, and begin another there");
        } else if (!event.all("EXRULE").isEmpty()) {
            throw wrong(event, first, "with an EXRULE", "exclude its times each (EXDATE)");
        } else if (rules(event).count() > 1) {
            throw wrong(event, first, "with more than one RRULE", "make an event of each");
        } else if (rules(event).anyMatch(rule -> RecurrenceRule.choices(rule) > MOST_CHOICES)) {
            throw wrong(event, first, "whose RRULE has more than " + MOST_CHOICES + " times at once",
                    "let it come again at fewer times of day");
        } else if (event.all("RDATE").stream().anyMatch(list -> list.value().orElse("").contains("/")
                || list.parameter("VALUE").filter("PERIOD"::equalsIgnoreCase).isPresent())) {
            throw wrong(event, first, "that comes again for other lengths (RDATE of periods)",
                    "make an event of each");
        }
    }

    private static Unreadable wrong(CalendarEvent event, EventTime first, String what, String remedy) {
        return new Unreadable(event.part().line(), "an event of " + first.from() + " " + what, remedy);
    }

    private static Stream<String> rules(CalendarEvent event) {
        return event.all("RRULE").stream().map(RecurrenceRule::plain);
    }
}
