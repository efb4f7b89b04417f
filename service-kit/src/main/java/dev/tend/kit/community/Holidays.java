package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

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
                events -> {
                    CalendarEvents found = found(events);
                    for (CalendarEvents.Unread unread : found.unread()) {
                        throw unread.why().in(quote(text));
                    }
                    return days(found, quote(text), "add one, or remove the file here");
                }));
    }

    /** Those of an address, for which a list that ends soon is a problem too. */
    static RemoteCalendar<SortedSet<LocalDate>> remote(Value address, ZoneId zone) {
        return new RemoteCalendar<>(address.path(), address.is(URI.class), Collections.emptySortedSet(),
                (events, now, problems) -> {
                    CalendarEvents found = found(events);
                    found.unread().stream().filter(unread -> !unread.event().hasPassed(now))
                            .forEach(unread -> problems.accept(unread.why().in("it")));
                    SortedSet<LocalDate> days = days(found, "it", "add one, or remove the address from the file");
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

    private static CalendarEvents found(List<CalendarEvent> events) throws Wrong {
        return CalendarEvents.of(
                events.stream().filter(event -> event.isWholeDays() && !Recurrence.isWithinADay(event)).toList());
    }

    private static SortedSet<LocalDate> days(CalendarEvents found, String name, String remedy) throws Wrong {
        SortedSet<LocalDate> all = new TreeSet<>();
        int left = CalendarFile.MOST_TIMES;
        for (EventTime time : found.events().stream()
                .flatMap(event -> event.times().stream()).toList()) {
            LocalDate first = time.from().toLocalDate();
            LocalDate end = time.until().isAfter(time.from()) ? time.until().toLocalDate() : first.plusDays(1);
            left -= (int) Math.min(left + 1L, first.until(end, ChronoUnit.DAYS));
            if (left < 0) {
                throw new Wrong("it has more than " + CalendarFile.MOST_TIMES + " days", "let what comes again end");
            }
            first.datesUntil(end).forEach(all::add);
        }
        if (all.isEmpty()) {
            throw new Wrong(name + " has no event that takes whole days", remedy);
        }
        return all;
    }
}
