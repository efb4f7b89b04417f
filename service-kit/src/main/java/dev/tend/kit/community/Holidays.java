package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import net.fortuna.ical4j.model.Period;
import net.fortuna.ical4j.model.component.VEvent;

/** Days off: one that stands in {@code community.yaml}, or those of a calendar. */
record Holidays(SortedSet<LocalDate> days) {

    /** A day, or the path of an iCalendar file, beside the file that names it. */
    static Holidays read(String text, Path file) throws Wrong {
        return text.endsWith(".ics")
                ? calendar(text, file)
                : new Holidays(new TreeSet<>(List.of(Times.date(text))));
    }

    /** Whole days only: appointments at a time of day are no holidays. */
    private static Holidays calendar(String text, Path file) throws Wrong {
        SortedSet<LocalDate> days = CalendarFile.read(text, file, "the days themselves", events -> {
            SortedSet<LocalDate> all = new TreeSet<>();
            events.forEach(event -> all.addAll(days(event)));
            return all;
        });
        if (days.isEmpty()) {
            throw new Wrong(quote(text) + " has no event that takes whole days", "add one, or remove the file here");
        }
        return new Holidays(days);
    }

    private static SortedSet<LocalDate> days(VEvent event) {
        SortedSet<LocalDate> days = new TreeSet<>();
        Temporal start = event.getDateTimeStart().getDate();
        if (start instanceof LocalDate first) {
            for (Period<LocalDate> each : event
                    .<LocalDate>calculateRecurrenceSet(new Period<>(first, CalendarFile.HORIZON))) {
                LocalDate end = each.getEnd();
                each.getStart().datesUntil(end.isAfter(each.getStart()) ? end : each.getStart().plusDays(1))
                        .forEach(days::add);
            }
        }
        return days;
    }
}
