package dev.tend.kit.community;

import static dev.tend.kit.community.Wrong.quote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The time zones that a calendar names: those that everybody knows, and those that it makes itself. */
final class CalendarZones {

    private static final Map<String, ZoneId> KNOWN = known();
    private static final Pattern OFFSET = Pattern.compile("(?:UTC|GMT)?[+-][0-9]{1,2}(?::?[0-9]{2})?");

    private final Map<String, CalendarPart> own = new HashMap<>();
    private final Map<String, ZoneRules> rules = new HashMap<>();

    CalendarZones(List<CalendarPart> calendars) {
        calendars.stream().flatMap(calendar -> calendar.all("VTIMEZONE")).forEach(zone -> zone.first("TZID")
                .flatMap(CalendarLine::value).ifPresent(name -> own.putIfAbsent(name.strip(), zone)));
    }

    /** The rules of the zone that a line names. One that is known goes by what is known of it now, not by a copy in the file. */
    ZoneRules of(CalendarLine line, String zone) throws Unreadable {
        Optional<ZoneRules> known = Optional.ofNullable(rules.get(zone));
        if (known.isEmpty()) {
            known = zone.contains("/") ? named(zone) : Optional.empty();
            if (known.isEmpty() && own.containsKey(zone)) {
                known = Optional.of(OwnZone.rules(own.get(zone)));
            }
            known = known.or(() -> named(zone)).or(() -> prefixed(zone)).or(() -> offset(zone));
            known.ifPresent(found -> rules.put(zone, found));
        }
        return known.orElseThrow(() -> new Unreadable(line.number(),
                line.name() + " in the time zone " + quote(zone) + ", which is not known and has no VTIMEZONE there",
                "choose a zone like Europe/Berlin for this event, or export the calendar with its time zones"));
    }

    private static Optional<ZoneRules> named(String zone) {
        return Optional.ofNullable(KNOWN.get(zone)).map(ZoneId::getRules);
    }

    /** Some programs write theirs before a name that is known, like {@code /example.org/2026_1/Europe/Berlin}. */
    private static Optional<ZoneRules> prefixed(String zone) {
        Optional<ZoneRules> known = Optional.empty();
        for (int slash = zone.indexOf('/'); slash >= 0 && known.isEmpty(); slash = zone.indexOf('/', slash + 1)) {
            known = named(zone.substring(slash + 1));
        }
        return zone.startsWith("/") ? known : Optional.empty();
    }

    private static Optional<ZoneRules> offset(String zone) {
        try {
            return OFFSET.matcher(zone).matches() ? Optional.of(ZoneId.of(zone).getRules()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Those of IANA, and the names that Windows and Exchange have for zones. */
    private static Map<String, ZoneId> known() {
        Map<String, ZoneId> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ZoneId.getAvailableZoneIds().stream().filter(zone -> !zone.toLowerCase(Locale.ROOT).startsWith("ical4j"))
                .forEach(zone -> known.put(zone, ZoneId.of(zone)));
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CalendarZones.class.getResourceAsStream("zones-of-windows.txt")),
                StandardCharsets.UTF_8))) {
            for (String[] zone : table.lines().filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" = ")).toList()) {
                known.put(zone[0], ZoneId.of(zone[1]));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return known;
    }
}
