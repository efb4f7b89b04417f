package dev.tend.rotation.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tend.events.NameBasedUuid;
import dev.tend.kit.community.Community;

/** A rotation's shifts as an iCalendar file (RFC 5545) that a calendar client subscribes to. */
public final class ShiftCalendar {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);

    private ShiftCalendar() {
    }

    /** @param now when the file is made */
    public static String of(Schedule schedule, List<Shift> shifts, Community community, Instant now) {
        String rotation = schedule.rotation().key();
        return file(community.name() + ": " + rotation,
                shifts.stream().map(shift -> event(rotation, shift, community, now)));
    }

    /**
     * A person's shifts in all rotations.
     *
     * @param now when the file is made
     * @param until how far it goes
     */
    public static String of(String person, List<Schedule> schedules, Community community, Instant now, Instant until) {
        return file(community.name() + ": " + community.nameOf(person), schedules.stream()
                .flatMap(schedule -> schedule.shifts(now, until).stream().filter(shift -> shift.person().equals(person))
                        .map(shift -> event(schedule.rotation().key(), shift, community, now))));
    }

    private static String file(String name, Stream<String> events) {
        return ContentLine.of("BEGIN", "VCALENDAR")
                + ContentLine.of("VERSION", "2.0")
                + ContentLine.of("PRODID", "-//Tend//rotation-service//EN")
                + ContentLine.ofText("X-WR-CALNAME", name)
                + ContentLine.of("REFRESH-INTERVAL;VALUE=DURATION", "PT1H")
                + events.collect(Collectors.joining())
                + ContentLine.of("END", "VCALENDAR");
    }

    private static String event(String rotation, Shift shift, Community community, Instant now) {
        // At one time one shift of a rotation begins: whoever's it becomes, it stays the same entry in people's calendars.
        String uid = NameBasedUuid.of("shift\n" + rotation + "\n" + shift.from()) + "@tend";
        return ContentLine.of("BEGIN", "VEVENT")
                + ContentLine.of("UID", uid)
                + ContentLine.of("DTSTAMP", UTC.format(now))
                + ContentLine.of("DTSTART", UTC.format(shift.from()))
                + ContentLine.of("DTEND", UTC.format(shift.until()))
                + ContentLine.ofText("SUMMARY", community.nameOf(shift.person()) + " on duty: " + rotation)
                + ContentLine.of("TRANSP", "TRANSPARENT")
                + ContentLine.of("END", "VEVENT");
    }
}
