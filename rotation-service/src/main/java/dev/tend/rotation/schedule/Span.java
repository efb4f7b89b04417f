package dev.tend.rotation.schedule;

import java.time.Instant;

/** A stretch of time; its end is not within it. */
record Span(Instant from, Instant until) {

    boolean overlaps(Span other) {
        return from.isBefore(other.until) && other.from.isBefore(until);
    }

    /** Both, and what is between them. */
    Span with(Span other) {
        return new Span(from.isBefore(other.from) ? from : other.from,
                until.isAfter(other.until) ? until : other.until);
    }
}
