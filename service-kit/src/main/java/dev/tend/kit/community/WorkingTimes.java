package dev.tend.kit.community;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Makes what a file without problems says of working time. */
final class WorkingTimes {

    private WorkingTimes() {
    }

    /** That of the community; empty where it has none. */
    static Optional<WorkingTime> of(Value file) {
        Value value = file.get("working-time");
        if (!value.given()) {
            return Optional.empty();
        }
        SortedSet<LocalDate> holidays = new TreeSet<>();
        List<Value> items = value.get("holidays").items();
        ZoneId zone = file.get("zone").is(ZoneId.class);
        items.forEach(item -> item.as(Holidays.class).ifPresent(found -> holidays.addAll(found.days())));
        return Optional.of(new WorkingTime(zone, days(value), value.get("from").is(LocalTime.class),
                value.get("until").is(LocalTime.class), Collections.unmodifiableSortedSet(holidays),
                items.stream().filter(item -> item.as(URI.class).isPresent())
                        .map(item -> Holidays.remote(item, zone)).toList()));
    }

    /** Those of a person, who has the community's holidays. */
    static Optional<WorkingTime> hours(Value hours, Value file, Optional<WorkingTime> workingTime) {
        return !hours.given()
                ? Optional.empty()
                : Optional.of(new WorkingTime(
                        hours.get("zone").as(ZoneId.class).orElseGet(() -> file.get("zone").is(ZoneId.class)),
                        days(hours), hours.get("from").is(LocalTime.class), hours.get("until").is(LocalTime.class),
                        workingTime.map(WorkingTime::holidays).orElseGet(Collections::emptySortedSet),
                        workingTime.map(WorkingTime::calendars).orElseGet(List::of)));
    }

    static Set<DayOfWeek> days(Value section) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (section.get("days").texts().contains(day.name().substring(0, 3))) {
                days.add(day);
            }
        }
        return Collections.unmodifiableSet(days);
    }
}
