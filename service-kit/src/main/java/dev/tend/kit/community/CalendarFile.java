package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** Reads what is iCalendar (RFC 5545). What Tend does not need of it never decides whether it is taken. */
final class CalendarFile {

    /** As far as what comes again and again is followed: longer than anybody's file. */
    static final LocalDate HORIZON = LocalDate.of(2100, 1, 1);

    /** Of a calendar, so that none fills the memory: more than three shifts a day until then. */
    static final int MOST_TIMES = 200_000;

    @FunctionalInterface
    interface Reader<T> {
        T read(List<CalendarEvent> events) throws Wrong;
    }

    private CalendarFile() {
    }

    /**
     * @param text the path, as the file has it
     * @param file the file that names it
     * @param otherwise what may be written instead
     */
    static <T> T read(String text, Path file, String otherwise, Reader<T> reader) throws Wrong {
        try {
            return read(CalendarText.of(Files.readAllBytes(file.resolveSibling(text))), quote(text),
                    "export it as iCalendar (.ics), or write " + otherwise, reader);
        } catch (IOException e) {
            throw new Wrong(quote(text) + " can't be read", "put it next to this file, or write " + otherwise);
        }
    }

    /**
     * @param name how messages call it
     * @param remedy for what is no calendar
     */
    static <T> T read(String text, String name, String remedy, Reader<T> reader) throws Wrong {
        List<CalendarPart> calendars;
        try {
            calendars = CalendarPart.calendars(CalendarLine.all(text));
        } catch (Unreadable e) {
            throw e.in(name);
        }
        if (calendars.isEmpty()) {
            throw new Wrong(name + " is no iCalendar file", remedy);
        }
        CalendarZones zones = new CalendarZones(calendars);
        return reader.read(calendars.stream().flatMap(calendar -> calendar.all("VEVENT"))
                .map(event -> new CalendarEvent(event, zones)).toList());
    }
}
