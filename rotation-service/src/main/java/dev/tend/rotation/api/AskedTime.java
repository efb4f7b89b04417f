package dev.tend.rotation.api;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.rotation.IsoTime;

/** A time in a request, or a problem that says what is wrong with it. */
final class AskedTime {

    private AskedTime() {
    }

    /** To the second. @param zone in which a time without offset is meant */
    static Optional<Instant> of(String parameter, @Nullable String text, ZoneId zone) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank())
                .map(given -> IsoTime.instant(given, zone).map(time -> time.truncatedTo(ChronoUnit.SECONDS))
                        .orElseThrow(() -> Problem.invalid(parameter + "=" + given
                                + " is no ISO 8601 time: write for example 2026-11-23T09:00:00Z or 2026-11-23.")));
    }

    static Instant needed(String parameter, @Nullable String text, ZoneId zone, String remedy) {
        return of(parameter, text, zone).orElseThrow(() -> Problem.invalid(parameter + " is missing: " + remedy));
    }
}
