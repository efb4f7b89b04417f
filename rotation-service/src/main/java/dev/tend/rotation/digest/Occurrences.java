package dev.tend.rotation.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tend.kit.community.Digest;

/**
 * When a digest is posted: at a wall time on its days. A wall time that a change of the clocks skips is at the change; one that
 * comes twice is the first. The same rule as for shifts.
 */
record Occurrences(Digest digest, ZoneId zone) {

    /** Today's, where its time has come. What was missed on an earlier day is history. */
    Optional<Instant> today(Instant now) {
        return on(now.atZone(zone).toLocalDate()).filter(due -> !due.isAfter(now));
    }

    /** The first after this time. */
    Instant next(Instant now) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return Stream.iterate(today, day -> day.plusDays(1)).flatMap(day -> on(day).stream())
                .filter(due -> due.isAfter(now)).findFirst().orElseThrow();
    }

    private Optional<Instant> on(LocalDate day) {
        boolean isDay = digest.days().contains(day.getDayOfWeek());
        boolean isFirst = Stream
                .iterate(day.withDayOfMonth(1), early -> early.isBefore(day), early -> early.plusDays(1))
                .noneMatch(early -> digest.days().contains(early.getDayOfWeek()));
        return isDay && (isFirst || !digest.monthly()) ? Optional.of(at(day)) : Optional.empty();
    }

    private Instant at(LocalDate day) {
        LocalDateTime wall = day.atTime(digest.at());
        ZoneOffsetTransition change = zone.getRules().getTransition(wall);
        return change != null && change.isGap()
                ? change.getInstant()
                : wall.toInstant(zone.getRules().getValidOffsets(wall).get(0));
    }
}
