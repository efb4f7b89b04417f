package dev.tend.kit.community;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of an iCalendar file, from BEGIN to END.
 *
 * @param name like VEVENT
 * @param line the number of its BEGIN
 */
record CalendarPart(String name, int line, List<CalendarLine> lines, List<CalendarPart> parts) {

    /** The name of what is around all, which no line can have. */
    private static final String FILE = "\n";
    private static final int DEEPEST = 10;
    private static final String AGAIN = "export the calendar again, since it seems to be cut off or damaged";
    private static final Set<String> NEEDED = Set.of("VCALENDAR", "VEVENT", "VTIMEZONE");

    /**
     * The calendars of a file; empty if it has none.
     *
     * @throws Unreadable if one that is needed has no end: the file is cut off
     */
    static List<CalendarPart> calendars(List<CalendarLine> lines) throws Unreadable {
        CalendarPart file = new CalendarPart(FILE, 0, new ArrayList<>(), new ArrayList<>());
        Deque<CalendarPart> open = new ArrayDeque<>(List.of(file));
        for (CalendarLine line : lines) {
            String name = line.value().orElse("").strip().toUpperCase(Locale.ROOT);
            if (line.name().equals("BEGIN")) {
                open.push(begin(name, line.number(), open));
            } else if (line.name().equals("END")) {
                end(name, open);
            } else {
                open.element().lines.add(line);
            }
        }
        end(FILE, open);
        return file.all("VCALENDAR").toList();
    }

    private static CalendarPart begin(String name, int line, Deque<CalendarPart> open) throws Unreadable {
        CalendarPart around = open.element();
        boolean misplaced = NEEDED.contains(name) && around.name.startsWith("V") && !around.name.equals("VCALENDAR");
        if (misplaced || open.size() > DEEPEST) {
            throw new Unreadable(line, "BEGIN:" + name + " before the end of BEGIN:" + around.name + " in line "
                    + around.line, AGAIN);
        }
        CalendarPart part = new CalendarPart(name, line, new ArrayList<>(), new ArrayList<>());
        around.parts.add(part);
        return part;
    }

    /** Ends what has this name, and what is not needed and was begun within it. An END of nothing may be one that is misspelt. */
    private static void end(String name, Deque<CalendarPart> open) throws Unreadable {
        if (open.stream().noneMatch(part -> part.name.equals(name))) {
            if (open.size() > 1 && !NEEDED.contains(open.element().name)) {
                open.pop();
            }
            return;
        }
        CalendarPart part = open.pop();
        while (!part.name.equals(name)) {
            if (NEEDED.contains(part.name)) {
                throw new Unreadable(part.line, "BEGIN:" + part.name + " without its END", AGAIN);
            }
            part = open.pop();
        }
    }

    Stream<CalendarPart> all(String part) {
        return parts.stream().filter(each -> each.name.equals(part));
    }

    Optional<CalendarLine> first(String property) {
        return all(lines, property).findFirst();
    }

    Stream<CalendarLine> properties(String property) {
        return all(lines, property);
    }

    private static Stream<CalendarLine> all(List<CalendarLine> lines, String property) {
        return lines.stream().filter(line -> line.name().equals(property));
    }
}
