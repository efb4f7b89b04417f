package dev.tend.rotation.schedule;

import java.time.Instant;

/**
 * A person's time on duty.
 *
 * @param person key in {@code community.yaml}
 * @param until when it ends, not within it any more
 */
public record Shift(String person, Instant from, Instant until) {

    Span span() {
        return new Span(from, until);
    }
}
