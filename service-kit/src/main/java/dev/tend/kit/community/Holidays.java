package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
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
        return new Holidays(CalendarFile.read(text, file, "the days themselves",
                events -> all(events, quote(text), "add one, or remove the file here")));
    }

    /** Those of an address, for which a list that ends soon is a problem too. */
    static RemoteCalendar<SortedSet<LocalDate>> remote(Value address, ZoneId zone) {
        return new RemoteCalendar<>(address.path(), address.is(URI.class), Collections.emptySortedSet(),
                (events, now, problems) -> {
                    SortedSet<LocalDate> days = all(events, "it", "add one, or remove the address from the file");
                    ending(days.last(), LocalDate.ofInstant(now, zone)).ifPresent(problems);
                    return days;
                });
    }

    /** A list that ends soon. */
    static Optional<Wrong> ending(LocalDate last, LocalDate today) {
        return last.isBefore(today.plusDays(60))
                ? Optional.of(new Wrong("the list of holidays ends on " + last, "add the next year's"))
                : Optional.empty();
    }

    private static SortedSet<LocalDate> all(List<VEvent> events, String name, String remedy) throws Wrong {
        SortedSet<LocalDate> all = new TreeSet<>();
        events.forEach(event -> all.addAll(days(event)));
        if (all.isEmpty()) {
            throw new Wrong(name + " has no event that takes whole days", remedy);
        }
        return all;
    }

    private static SortedSet<LocalDate> days(VEvent event) {
        SortedSet<LocalDate> days = new TreeSet<>();
        Temporal start = event.getDateTimeStart().getDate();
        if (start instanceof LocalDate first && !EventTime.isWithinADay(event)) {
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
