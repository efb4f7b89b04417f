package dev.tend.kit.community;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.Recur;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DateListProperty;

/**
 * When what comes again starts, as the clock on the wall shows it (RFC 5545, 3.8.5): so a change of the clocks moves none.
 */
final class Recurrence {

    /** Of the choices of a rule (each month, day and hour): more than anybody writes, and few enough to have at once. */
    private static final int MOST_CHOICES = 4_000;

    private Recurrence() {
    }

    /** Whether it comes again more often than daily. */
    static boolean isWithinADay(VEvent event) {
        return values(event, Property.RRULE).anyMatch(rule -> rule.matches(".*FREQ=(HOURLY|MINUTELY|SECONDLY).*"));
    }

    /**
     * Of an event without what is wrong.
     *
     * @param most of the rule's, beyond which it is not followed
     */
    static SortedSet<LocalDateTime> starts(VEvent event, EventTime first, int most) {
        SortedSet<LocalDateTime> starts = values(event, Property.RRULE).findFirst().map(rule -> rule(rule, first))
                .orElseGet(() -> Stream.of(first.from())).limit(most).collect(Collectors.toCollection(TreeSet::new));
        listed(event, Property.RDATE, first).forEach(starts::add);
        listed(event, Property.EXDATE, first).forEach(starts::remove);
        return starts;
    }

    /** What would be read otherwise than it was meant, or would fill the memory, is wrong. */
    static void check(VEvent event, EventTime first) throws Wrong {
        String which = "it has an event of " + first.from() + " ";
        if (isWithinADay(event)) {
            throw new Wrong(which + "that comes again within a day", "let it come again daily at most");
        }
        if (values(event, Property.RECURRENCE_ID).findAny().isPresent()
                && event.getRequiredProperty(Property.RECURRENCE_ID).getParameter(Parameter.RANGE).isPresent()) {
            throw new Wrong(which + "that moves all after it too (RANGE)",
                    "end what comes again before it, and begin another there");
        }
        if (values(event, Property.EXRULE).findAny().isPresent()) {
            throw new Wrong(which + "with an EXRULE", "exclude its times each (EXDATE)");
        }
        if (values(event, Property.RRULE).count() > 1) {
            throw new Wrong(which + "with more than one RRULE", "make an event of each");
        }
        if (values(event, Property.RRULE).anyMatch(rule -> choices(rule) > MOST_CHOICES)) {
            throw new Wrong(which + "whose RRULE has more than " + MOST_CHOICES + " times at once",
                    "let it come again at fewer times of day");
        }
        if (lists(event, Property.RDATE).anyMatch(list -> list.getParameter(Parameter.VALUE)
                .filter(value -> value.getValue().equalsIgnoreCase("PERIOD")).isPresent())) {
            throw new Wrong(which + "that comes again for other lengths (RDATE of periods)",
                    "make an event of each");
        }
    }

    private static double choices(String rule) {
        return Arrays.stream(rule.split(";")).filter(part -> part.startsWith("BY"))
                .mapToDouble(part -> part.chars().filter(c -> c == ',').count() + 1.0).reduce(1, (a, b) -> a * b);
    }

    private static Stream<LocalDateTime> rule(String rule, EventTime first) {
        Recur<LocalDateTime> recur = new Recur<>(rule);
        // As it is parsed, which is not always as its type says
        Temporal until = ((Recur<? extends Temporal>) recur).getUntil();
        if (until != null) {
            recur.setUntil(until instanceof LocalDate day
                    ? day.atTime(LocalTime.MAX)
                    : EventTime.at(until).wallIn(first.zone()));
        }
        return recur.getDatesAsStream(first.from(), first.from(), CalendarFile.HORIZON.atStartOfDay(), -1);
    }

    private static Stream<LocalDateTime> listed(VEvent event, String property, EventTime first) {
        return lists(event, property).flatMap(list -> list.getDates().stream()
                .map(time -> EventTime.at(list, time).wallIn(first.zone())));
    }

    private static Stream<DateListProperty<?>> lists(VEvent event, String property) {
        List<DateListProperty<?>> lists = event.getProperties(property);
        return lists.stream();
    }

    private static Stream<String> values(VEvent event, String property) {
        return event.<Property>getProperties(property).stream()
                .map(each -> each.getValue().toUpperCase(Locale.ROOT));
    }
}
