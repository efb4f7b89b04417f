package dev.tend.kit.community;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.tend.kit.WallTime;

/**
 * When people work, so that a policy may count that time alone (docs/decisions/0012).
 *
 * @param until when they stop; midnight is the end of the day
 * @param holidays days off among {@code days} that the file has
 * @param calendars of further days off
 */
public record WorkingTime(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until,
        SortedSet<LocalDate> holidays, List<RemoteCalendar<SortedSet<LocalDate>>> calendars) {

    public WorkingTime(ZoneId zone, Set<DayOfWeek> days, LocalTime from, LocalTime until,
            SortedSet<LocalDate> holidays) {
        this(zone, days, from, until, holidays, List.of());
    }

    /** All days off, as they are known now. */
    public SortedSet<LocalDate> daysOff() {
        SortedSet<LocalDate> all = new TreeSet<>(holidays);
        calendars.forEach(calendar -> all.addAll(calendar.value()));
        return all;
    }

    /** When the last day off that is known has passed; empty where none is known. */
    public Optional<Instant> holidaysEnd() {
        SortedSet<LocalDate> all = daysOff();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(WallTime.in(zone, all.last().plusDays(1).atStartOfDay()));
    }

    /** From the moment when work starts until just before it stops. */
    public boolean isOpen(Instant moment) {
        return opening(moment).equals(moment);
    }

    /** The moment itself if it is working time, else when it starts next. */
    public Instant opening(Instant moment) {
        Instant start = start(day(moment));
        return start.isAfter(moment) ? start : moment;
    }

    /**
     * The working time that is so long after a moment. Whole days are working days and keep the time of day; what is left of the
     * duration passes in working hours only. The end of a working day is the start of the next.
     */
    public Instant plus(Instant moment, Duration time) {
        Instant opened = opening(moment);
        Instant at = opening(time.toDays() == 0 ? opened : later(opened, time.toDays()));
        Duration left = time.minusDays(time.toDays());
        for (Duration today = untilEnd(at); left.compareTo(today) >= 0; today = untilEnd(at)) {
            left = left.minus(today);
            at = opening(end(day(at)));
        }
        return at.plus(left);
    }

    private Instant later(Instant opened, long days) {
        LocalDate first = day(opened);
        LocalDate day = first;
        for (long i = 0; i < days; i++) {
            day = next(day.plusDays(1));
        }
        LocalDateTime wall = WallTime.at(zone, opened).plusDays(ChronoUnit.DAYS.between(first, day));
        Instant at = WallTime.in(zone, wall);
        return at.isAfter(end(day)) ? end(day) : at;
    }

    private Duration untilEnd(Instant moment) {
        return Duration.between(moment, end(day(moment)));
    }

    /** The working day that holds the moment, or the next. */
    private LocalDate day(Instant moment) {
        LocalDate day = next(LocalDate.ofInstant(moment, zone).minusDays(1));
        while (!end(day).isAfter(moment)) {
            day = next(day.plusDays(1));
        }
        return day;
    }

    private LocalDate next(LocalDate from) {
        LocalDate day = from;
        while (!isWorkingDay(day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /** A change of the clocks may skip all hours of a day. */
    private boolean isWorkingDay(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !isDayOff(day) && start(day).isBefore(end(day));
    }

    private boolean isDayOff(LocalDate day) {
        return holidays.contains(day) || calendars.stream().anyMatch(calendar -> calendar.value().contains(day));
    }

    private Instant start(LocalDate day) {
        return WallTime.in(zone, day.atTime(from));
    }

    private Instant end(LocalDate day) {
        return WallTime.in(zone,
                until.equals(LocalTime.MIDNIGHT) ? day.plusDays(1).atStartOfDay() : day.atTime(until));
    }
}
