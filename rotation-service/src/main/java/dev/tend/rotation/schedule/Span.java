package dev.tend.rotation.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A stretch of time; its end is not within it. */
record Span(Instant from, Instant until) {

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    boolean holds(Instant time) {
        return !time.isBefore(from) && time.isBefore(until);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    /** A time that stays within it when it is moved by less than half. */
    Instant middle() {
        return from.plus(length().dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Both, and what is between them. */
    Span with(Span other) {
        return new Span(from.isBefore(other.from) ? from : other.from,
                until.isAfter(other.until) ? until : other.until);
    }
}
