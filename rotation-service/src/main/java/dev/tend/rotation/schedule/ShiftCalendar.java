package dev.tend.rotation.schedule;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

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
        StringBuilder file = new StringBuilder();
        file.append(ContentLine.of("BEGIN", "VCALENDAR"));
        file.append(ContentLine.of("VERSION", "2.0"));
        file.append(ContentLine.of("PRODID", "-//Tend//rotation-service//EN"));
        file.append(ContentLine.ofText("X-WR-CALNAME", community.name() + ": " + rotation));
        file.append(ContentLine.of("REFRESH-INTERVAL;VALUE=DURATION", "PT1H"));
        for (Shift shift : shifts) {
            file.append(event(rotation, shift, community, now));
        }
        return file.append(ContentLine.of("END", "VCALENDAR")).toString();
    }

    private static String event(String rotation, Shift shift, Community community, Instant now) {
        // At one time one shift of a rotation begins: whoever's it becomes, it stays the same entry in people's calendars.
        String uid = NameBasedUuid.of("shift\n" + rotation + "\n" + shift.from()) + "@tend";
        return ContentLine.of("BEGIN", "VEVENT")
                + ContentLine.of("UID", uid)
                + ContentLine.of("DTSTAMP", UTC.format(now))
                + ContentLine.of("DTSTART", UTC.format(shift.from()))
                + ContentLine.of("DTEND", UTC.format(shift.until()))
                + ContentLine.ofText("SUMMARY", nameOf(shift.person(), community) + " on duty: " + rotation)
                + ContentLine.of("TRANSP", "TRANSPARENT")
                + ContentLine.of("END", "VEVENT");
    }

    private static String nameOf(String person, Community community) {
        return community.people().containsKey(person) ? community.people().get(person).name() : person;
    }
}
