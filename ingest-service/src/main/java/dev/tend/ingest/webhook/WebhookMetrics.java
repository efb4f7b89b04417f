package dev.tend.ingest.webhook;

import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;

import dev.tend.ingest.source.WebhookTally.Outcome;
import dev.tend.kit.LowerCase;
import dev.tend.kit.community.Community;

/** Counts webhooks and how long their senders wait, for operators. All counters are there from the start, so that an alert on the first works. */
@ApplicationScoped
class WebhookMetrics {

    private static final String NO_SOURCE = "unknown";

    private final MeterRegistry metrics;
    private final Timer accept;

    WebhookMetrics(MeterRegistry metrics) {
        this.metrics = metrics;
        this.accept = Timer.builder("tend.webhook.accept").publishPercentileHistogram()
                .description("How long a webhook waited until it was stored and answered").register(metrics);
    }

    void start(@Observes StartupEvent event, Community community) {
        for (Outcome outcome : Outcome.values()) {
            community.sources().keySet().forEach(source -> counter(source, outcome));
        }
        counter(NO_SOURCE, Outcome.REFUSED);
    }

    void count(String source, Outcome outcome) {
        counter(source, outcome).increment();
    }

    /** Counts a webhook for a source that there is not. */
    void countRefused() {
        counter(NO_SOURCE, Outcome.REFUSED).increment();
    }

    void accepted(long nanoseconds) {
        accept.record(nanoseconds, TimeUnit.NANOSECONDS);
    }

    private Counter counter(String source, Outcome outcome) {
        return Counter.builder("tend.webhooks").tag("source", source).tag("outcome", LowerCase.of(outcome.name()))
                .description("Webhooks by source and by what became of them").register(metrics);
    }
}
