package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.ping.Claim.Claimed;

/** What operators see of pings. */
@ApplicationScoped
class PingMetrics {

    private static final List<String> OUTCOMES = List.of("sent", "rejected", "repairable", "later", "unknown", "failed",
            "doubtful");
    private static final List<String> EDIT_OUTCOMES = List.of("done", "later", "failed");

    /** From what nobody notices to what nobody waits for; a second or two of it are waited on purpose, see {@link Settling}. */
    private static final Duration[] BUCKETS = Stream
            .of("0.1", "0.25", "0.5", "1", "2", "3", "5", "10", "20", "30", "60", "120", "300", "600")
            .map(seconds -> Duration.parse("PT" + seconds + "S")).toArray(Duration[]::new);

    private final MeterRegistry metrics;
    private final Timer delay;
    private final Timer wholeWay;
    private final Destinations destinations;
    private final Jdbi jdbi;
    private final Clock clock;

    PingMetrics(MeterRegistry metrics, Destinations destinations, Jdbi jdbi, Clock clock) {
        this.metrics = metrics;
        this.destinations = destinations;
        this.jdbi = jdbi;
        this.clock = clock;
        this.delay = Timer.builder("tend.ping.delay").publishPercentileHistogram()
                .description("How long a ping waited, from when it was due until it was in chat").register(metrics);
        this.wholeWay = Timer.builder("tend.webhook.to.chat").serviceLevelObjectives(BUCKETS)
                .description(
                        "How long it took from when a webhook came in until a ping that follows from it was in chat")
                .register(metrics);
    }

    void start(@Observes StartupEvent event) {
        for (Destination destination : destinations.all()) {
            OUTCOMES.forEach(outcome -> pings(destination.key(), outcome));
            EDIT_OUTCOMES.forEach(outcome -> edits(destination.key(), outcome));
        }
        Gauge.builder("tend.pings.due.age", this::oldestDueSeconds).baseUnit("seconds")
                .description("How long the oldest ping waits that is not sent yet").register(metrics);
        for (Destination destination : destinations.all()) {
            Gauge.builder("tend.destination.broken", () -> isBroken(destination))
                    .tag("destination", destination.key()).tag("channel", destination.channel().orElse(""))
                    .description("1 while the destination takes no messages until a person has mended something")
                    .register(metrics);
        }
    }

    /**
     * @param outcome of a try: {@code sent}, {@code rejected}, {@code repairable}, {@code later}, {@code unknown}; of what ended without
     *        it: {@code failed}, {@code doubtful}
     */
    void count(String destination, String outcome, int pings) {
        pings(destination, outcome).increment(pings);
    }

    /** @param outcome {@code done}, {@code later}, {@code failed} */
    void countEdits(String destination, String outcome, int edits) {
        edits(destination, outcome).increment(edits);
    }

    /** Records how long pings waited that are in chat now. */
    void shown(List<Claimed> pings) {
        Instant now = clock.instant();
        for (Claimed claimed : pings) {
            delay.record(Duration.between(claimed.ping().firstDueAt(), now));
            claimed.ping().heardAt().ifPresent(heardAt -> wholeWay.record(Duration.between(heardAt, now)));
        }
    }

    private Counter pings(String destination, String outcome) {
        return Counter.builder("tend.pings").tag("destination", destination).tag("outcome", outcome)
                .description("Tries to tell somebody, by destination and by how they ended").register(metrics);
    }

    private Counter edits(String destination, String outcome) {
        return Counter.builder("tend.edits").tag("destination", destination).tag("outcome", outcome)
                .description("Edits of posted messages, by destination and by how they ended").register(metrics);
    }

    private double isBroken(Destination destination) {
        return jdbi.withHandle(Channel::all).stream().anyMatch(
                channel -> channel.destination().equals(destination.key()) && channel.remedy() != null) ? 1 : 0;
    }

    private double oldestDueSeconds() {
        Optional<Instant> oldest = jdbi.withHandle(handle -> handle.createQuery("""
            select min(first_due_at) from ping where state in ('DUE', 'SENDING')""").mapTo(Instant.class).findOne());
        return oldest.map(due -> Duration.between(due, clock.instant()).toMillis() / 1000.0).orElse(0.0);
    }
}
