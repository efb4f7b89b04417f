package dev.tend.rotation.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The time that a report is about, and those of the same length before it that it is compared with. */
public record Period(Instant from, Instant until) {

    static final int COMPARED = 4;

    /** The week, or the month, up to this time; by the calendar of the zone. */
    static Period upTo(Instant until, boolean month, ZoneId zone) {
        return new Period(
                month ? until.atZone(zone).minusMonths(1).toInstant() : until.atZone(zone).minusWeeks(1).toInstant(),
                until);
    }

    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    /** The four before, as one. */
    Period before() {
        return new Period(from.minus(length().multipliedBy(COMPARED)), from);
    }

    Duration length() {
        return Duration.between(from, until);
    }
}
