package dev.tend.kit.community;

import java.time.LocalDate;

/**
 * Days on which someone takes no turns, in the zone of the community.
 *
 * @param until the last of them
 */
public record Absence(LocalDate from, LocalDate until) {

    boolean holds(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
