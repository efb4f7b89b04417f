package dev.tend.rotation.digest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;

import dev.tend.kit.WallTime;
import dev.tend.kit.community.Digest;

/** When a digest is posted: at a wall time on its days. */
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

    Optional<Instant> on(LocalDate day) {
        boolean isDay = digest.days().contains(day.getDayOfWeek());
        boolean isFirst = Stream
                .iterate(day.withDayOfMonth(1), early -> early.isBefore(day), early -> early.plusDays(1))
                .noneMatch(early -> digest.days().contains(early.getDayOfWeek()));
        return isDay && (isFirst || !digest.monthly())
                ? Optional.of(WallTime.in(zone, day.atTime(digest.at())))
                : Optional.empty();
    }
}
