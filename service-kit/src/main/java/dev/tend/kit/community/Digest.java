package dev.tend.kit.community;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/**
 * A list that is posted at a time.
 *
 * @param rotation whose person on duty it is for
 * @param to key of a destination
 * @param at local wall time in the community's zone
 * @param aged only questions past this threshold
 */
public record Digest(String key, String rotation, String to, LocalTime at, Set<DayOfWeek> days, Optional<String> aged) {
}
