package dev.tend.kit.community;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of a calendar with their times: those that come again without what is excluded, moved or cancelled (RFC 5545, 3.8.4.4).
 *
 * @param unread those that are needed and can't be read
 */
record CalendarEvents(List<OnCall.Event> events, List<Unread> unread) {

    record Unread(CalendarEvent event, Unreadable why) {
    }

    /** An event that can be read. */
    private record Read(CalendarEvent event, EventTime time, List<EventTime> instead) {
        private List<Object> identity() {
            return List.of(event.uid(),
                    instead.stream().map(of -> of.day() ? of.from() : of.wallIn(time.zone())).toList());
        }
    }

    boolean isEmpty() {
        return events.isEmpty() && unread.isEmpty();
    }

    static CalendarEvents of(List<CalendarEvent> all) throws Wrong {
        List<Unread> unread = new ArrayList<>();
        List<Read> latest = latest(all, unread);
        Map<String, List<EventTime>> moved = new HashMap<>();
        latest.forEach(read -> moved.computeIfAbsent(read.event.uid(), uid -> new ArrayList<>()).addAll(read.instead));
        List<OnCall.Event> events = new ArrayList<>();
        int left = CalendarFile.MOST_TIMES;
        for (Read read : latest) {
            CalendarEvent event = read.event;
            if (event.isCancelled()) {
                continue;
            }
            try {
                List<EventTime> times = times(read, moved.getOrDefault(event.uid(), List.of()), left + 1);
                left -= times.size();
                if (left < 0) {
                    throw new Wrong("it has more than " + CalendarFile.MOST_TIMES + " times",
                            "let what comes again end");
                }
                if (!times.isEmpty()) {
                    events.add(new OnCall.Event(event.title(), event.mails(), times));
                }
            } catch (Unreadable e) {
                unread.add(new Unread(event, e));
            }
        }
        unread.sort(Comparator.comparing(each -> each.event.part().line()));
        return new CalendarEvents(events, unread);
    }

    /** Of several versions of an event the last (RFC 5545, 3.8.7.4). */
    private static List<Read> latest(List<CalendarEvent> all, List<Unread> unread) {
        List<Read> readable = new ArrayList<>();
        for (CalendarEvent event : all) {
            try {
                readable.add(new Read(event, event.time(), event.recurrence().stream().toList()));
            } catch (Unreadable e) {
                boolean needed = !event.isCancelled() || event.first("RECURRENCE-ID").isPresent();
                if (needed) {
                    unread.add(new Unread(event, e));
                }
            }
        }
        Map<List<Object>, Integer> sequences = new HashMap<>();
        readable.forEach(read -> sequences.merge(read.identity(), read.event.sequence(), Math::max));
        return readable.stream().filter(read -> read.event.uid().isEmpty()
                || read.event.sequence() == sequences.get(read.identity())).toList();
    }

    private static List<EventTime> times(Read read, List<EventTime> moved, int most) throws Unreadable {
        EventTime first = read.time;
        Recurrence.check(read.event, first);
        Set<LocalDateTime> starts = read.instead.isEmpty()
                ? Recurrence.starts(read.event, first, read.event.uid().isEmpty() ? List.of() : moved, most)
                : Set.of(first.from());
        Duration length = Duration.between(first.from(), first.until());
        return starts.stream().map(from -> new EventTime(from, from.plus(length), first.day(), first.zone())).toList();
    }
}
