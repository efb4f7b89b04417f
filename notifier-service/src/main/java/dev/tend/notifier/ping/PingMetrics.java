package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What operators see of pings. */
@ApplicationScoped
class PingMetrics {

    private final MeterRegistry metrics;
    private final Jdbi jdbi;
    private final Clock clock;

    PingMetrics(MeterRegistry metrics, Jdbi jdbi, Clock clock) {
        this.metrics = metrics;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        Gauge.builder("tend.pings.due.age", this::oldestDueSeconds).baseUnit("seconds")
                .description("How long the oldest ping waits that is not sent yet").register(metrics);
    }

    /** @param outcome {@code sent}, {@code failed}, {@code rejected}, {@code later}, {@code unknown} */
    void count(String destination, String outcome, int pings) {
        metrics.counter("tend.pings", "destination", destination, "outcome", outcome).increment(pings);
    }

    private double oldestDueSeconds() {
        Optional<Instant> oldest = jdbi.withHandle(handle -> handle.createQuery("""
            select min(first_due_at) from ping where state in ('DUE', 'SENDING')""").mapTo(Instant.class).findOne());
        return oldest.map(due -> Duration.between(due, clock.instant()).toMillis() / 1000.0).orElse(0.0);
    }
}
