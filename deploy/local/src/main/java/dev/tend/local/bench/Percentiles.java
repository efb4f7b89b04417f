package dev.tend.local.bench;

import java.time.Duration;
import java.util.List;

/** Of a list of durations, none left out. */
record Percentiles(Duration p50, Duration p99, Duration most) {

    static Percentiles of(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return new Percentiles(at(sorted, 0.50), at(sorted, 0.99), sorted.get(sorted.size() - 1));
    }

    /** The nearest-rank percentile: the smallest value that so many are not above. */
    private static Duration at(List<Duration> sorted, double part) {
        return sorted.get((int) Math.ceil(part * sorted.size()) - 1);
    }
}
