package dev.tend.kit.community;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A time zone that a calendar makes itself (RFC 5545, 3.6.5): each change of the clocks, as far as times are followed. */
final class OwnZone {

    private static final Pattern OFFSET = Pattern.compile("([+-]?[0-9]{2}):?([0-9]{2}):?([0-9]{2})?");
    /** More than two changes in each of the thousand years that a rule may have. */
    private static final int MOST_CHANGES = 2_000;

    private OwnZone() {
    }

    static ZoneRules rules(CalendarPart zone) throws Unreadable {
        Map<Instant, ZoneOffset> changes = new TreeMap<>();
        Instant earliest = Instant.MAX;
        ZoneOffset before = ZoneOffset.UTC;
        List<CalendarPart> observances = Stream.concat(zone.all("STANDARD"), zone.all("DAYLIGHT")).toList();
        for (CalendarPart observance : observances) {
            ZoneOffset from = offset(observance, "TZOFFSETFROM");
            ZoneOffset to = offset(observance, "TZOFFSETTO");
            for (LocalDateTime onset : onsets(observance, from)) {
                changes.put(onset.toInstant(from), to);
                before = onset.toInstant(from).isBefore(earliest) ? from : before;
                earliest = onset.toInstant(from).isBefore(earliest) ? onset.toInstant(from) : earliest;
            }
        }
        if (observances.isEmpty()) {
            throw new Unreadable(zone.line(), "a VTIMEZONE without STANDARD and DAYLIGHT",
                    "export the calendar with its time zones, or choose a zone like Europe/Berlin");
        }
        return rules(before, changes);
    }

    private static ZoneRules rules(ZoneOffset first, Map<Instant, ZoneOffset> changes) {
        List<ZoneOffsetTransition> transitions = new ArrayList<>();
        ZoneOffset now = first;
        for (Map.Entry<Instant, ZoneOffset> change : changes.entrySet()) {
            if (!change.getValue().equals(now)) {
                transitions.add(ZoneOffsetTransition.of(LocalDateTime.ofInstant(change.getKey(), now), now,
                        change.getValue()));
                now = change.getValue();
            }
        }
        return ZoneRules.of(first, first, List.of(), transitions, List.of());
    }

    private static List<LocalDateTime> onsets(CalendarPart observance, ZoneOffset from) throws Unreadable {
        CalendarLine start = needed(observance, "DTSTART");
        EventTime first = EventTime.local(start, start.value().orElse("")).in(ZoneRules.of(from));
        List<LocalDateTime> onsets = new ArrayList<>(List.of(first.from()));
        for (CalendarLine rule : observance.properties("RRULE").toList()) {
            onsets.addAll(RecurrenceRule.times(rule, first, MOST_CHANGES));
        }
        for (CalendarLine dates : observance.properties("RDATE").toList()) {
            for (String date : dates.value().orElse("").split(",")) {
                onsets.add(EventTime.local(dates, date.replaceFirst("/.*", "")).from());
            }
        }
        return onsets;
    }

    private static ZoneOffset offset(CalendarPart observance, String name) throws Unreadable {
        CalendarLine line = needed(observance, name);
        Matcher parts = OFFSET.matcher(line.value().orElse("").strip());
        if (!parts.matches() || Math.abs(Integer.parseInt(parts.group(1))) > 17) {
            throw line.unreadable("is no offset from UTC", "write it like +0100");
        }
        int sign = parts.group(1).startsWith("-") ? -1 : 1;
        int seconds = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        return ZoneOffset.ofTotalSeconds(sign * (Math.abs(Integer.parseInt(parts.group(1))) * 3600
                + Integer.parseInt(parts.group(2)) * 60 + seconds));
    }

    private static CalendarLine needed(CalendarPart observance, String name) throws Unreadable {
        return observance.first(name).orElseThrow(() -> new Unreadable(observance.line(),
                observance.name() + " of a time zone without " + name, "export the calendar with its time zones"));
    }
}
