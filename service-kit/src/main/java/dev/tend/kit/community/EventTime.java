package dev.tend.kit.community;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.tend.kit.WallTime;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateProperty;

/**
 * When an event of a calendar is, as the clock on the wall shows it. A shift that comes again each week ends at the same time of day
 * in summer and winter, as {@code docs/decisions/0011} has hand-overs; so its length is counted on the wall.
 *
 * @param zone empty where the event names none, as whole days do: then that of the community
 */
record EventTime(LocalDateTime from, LocalDateTime until, Optional<ZoneId> zone) {

    Instant start(ZoneId standard) {
        return WallTime.in(zone.orElse(standard), from);
    }

    Instant end(ZoneId standard) {
        return WallTime.in(zone.orElse(standard), until);
    }

    /** Each event with its times: those that come again without what is excluded, moved or cancelled (RFC 5545, 3.8.4.4). */
    static List<OnCall.Event> all(List<VEvent> events) throws Wrong {
        Map<String, List<EventTime>> moved = new HashMap<>();
        for (VEvent event : events) {
            recurrence(event)
                    .ifPresent(of -> moved.computeIfAbsent(uid(event), key -> new ArrayList<>()).add(at(of)));
        }
        List<OnCall.Event> all = new ArrayList<>();
        int left = CalendarFile.MOST_TIMES;
        for (VEvent event : events) {
            List<EventTime> times = times(event, moved.getOrDefault(uid(event), List.of()), left + 1);
            left -= times.size();
            if (left < 0) {
                throw new Wrong("it has more than " + CalendarFile.MOST_TIMES + " times", "let what comes again end");
            }
            if (!times.isEmpty() && text(event, Property.STATUS).filter("CANCELLED"::equalsIgnoreCase).isEmpty()) {
                all.add(new OnCall.Event(text(event, Property.SUMMARY).orElse("").strip(), mails(event), times));
            }
        }
        return all;
    }

    private static List<EventTime> times(VEvent event, List<EventTime> moved, int most) throws Wrong {
        EventTime first = first(event);
        Recurrence.check(event, first);
        Set<LocalDateTime> starts = recurrence(event).isPresent()
                ? Set.of(first.from)
                : Recurrence.starts(event, first, most);
        if (recurrence(event).isEmpty()) {
            moved.forEach(of -> starts.remove(of.wallIn(first.zone)));
        }
        Duration length = Duration.between(first.from, first.until);
        boolean own = event.getDateTimeStart().getDate() instanceof ZonedDateTime;
        return starts.stream().map(from -> new EventTime(from, from.plus(length), first.zone))
                .map(time -> own ? time.inUtc() : time).toList();
    }

    /** For a zone that the calendar makes itself, which is known no longer than the calendar. */
    private EventTime inUtc() {
        return new EventTime(LocalDateTime.ofInstant(start(ZoneOffset.UTC), ZoneOffset.UTC),
                LocalDateTime.ofInstant(end(ZoneOffset.UTC), ZoneOffset.UTC), Optional.of(ZoneOffset.UTC));
    }

    private static EventTime first(VEvent event) {
        EventTime start = at(event.getDateTimeStart());
        Optional<DateProperty<?>> end = event.getProperty(Property.DTEND);
        LocalDateTime until = end.map(date -> at(date).wallIn(start.zone))
                .orElseGet(() -> event.getDuration() == null
                        ? start.until
                        : start.from.plus(event.getDuration().getDuration()));
        return new EventTime(start.from, until, start.zone);
    }

    /** With a day that it takes where it is one, else with no end. */
    private static EventTime at(DateProperty<?> date) {
        return at(date, date.getDate());
    }

    /** A time that a property has, in the zone of the property. */
    static EventTime at(Property of, Temporal time) {
        EventTime at = at(time);
        return time instanceof LocalDateTime
                ? new EventTime(at.from, at.until,
                        of.getParameter(CalendarFile.ZONE).map(zone -> ZoneId.of(zone.getValue())))
                : at;
    }

    static EventTime at(Temporal time) {
        Optional<ZoneId> zone = time instanceof ZonedDateTime zoned
                ? Optional.of(zoned.getZone())
                : Optional.of((ZoneId) ZoneOffset.UTC).filter(utc -> time.isSupported(ChronoField.INSTANT_SECONDS));
        LocalDateTime from = wall(time);
        return new EventTime(from, time instanceof LocalDate ? from.plusDays(1) : from, zone);
    }

    /** What the clocks of another zone show at its start. */
    LocalDateTime wallIn(Optional<ZoneId> other) {
        return zone.isEmpty() || other.isEmpty() || zone.equals(other)
                ? from
                : LocalDateTime.ofInstant(start(ZoneOffset.UTC), other.get());
    }

    private static LocalDateTime wall(Temporal time) {
        if (time instanceof LocalDate day) {
            return day.atStartOfDay();
        }
        return time instanceof Instant moment
                ? LocalDateTime.ofInstant(moment, ZoneOffset.UTC)
                : LocalDateTime.from(time);
    }

    private static Optional<DateProperty<?>> recurrence(VEvent event) {
        return event.getProperty(Property.RECURRENCE_ID);
    }

    /** Of who is invited and has not declined. */
    private static List<String> mails(VEvent event) {
        return event.getAttendees().stream()
                .filter(attendee -> attendee.getParameter(Parameter.PARTSTAT).map(Parameter::getValue)
                        .filter("DECLINED"::equalsIgnoreCase).isEmpty())
                .map(attendee -> attendee.getValue().toLowerCase(Locale.ROOT).replaceFirst("^mailto:", "")).toList();
    }

    private static String uid(VEvent event) {
        return text(event, Property.UID).orElse("");
    }

    private static Optional<String> text(VEvent event, String property) {
        return event.<Property>getProperty(property).map(Property::getValue);
    }
}
