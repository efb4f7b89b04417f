package dev.tend.rotation.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.rotation.source.Failure;

/** How often a place is heard of, and how long it was ever silent. It is told of each question in the order of time. */
final class Silence {

    /** Of fewer questions nobody can say what is usual. */
    private static final int ENOUGH = 4;

    private final Period period;
    private @Nullable Instant lastBefore;
    private @Nullable Instant last;
    private Duration longest = Duration.ZERO;
    private long before;
    private long now;

    Silence(Period period) {
        this.period = period;
    }

    /** A question came in at this time. */
    void heard(Instant time) {
        if (period.before().holds(time)) {
            before++;
            if (lastBefore != null) {
                Duration gap = Duration.between(lastBefore, time);
                longest = gap.compareTo(longest) > 0 ? gap : longest;
            }
            lastBefore = time;
            last = time;
        } else if (period.holds(time)) {
            now++;
            last = time;
        }
    }

    Figures.Place place(String source, Optional<Failure> failure) {
        Duration silent = Duration.between(last == null ? period.until() : last, period.until());
        return new Figures.Place(source, now, (double) before / Period.COMPARED,
                before >= ENOUGH && silent.compareTo(longest) > 0 ? silent : null,
                failure.map(Failure::since).orElse(null), failure.map(Failure::error).orElse(null));
    }
}
