package dev.tend.kit.republish;

import java.time.Clock;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.kit.consumer.Transactions;
import dev.tend.kit.republish.Republishes.Work;

/** Publishes again what was told, one batch after the other, each on Kafka before the next. A kill costs nothing. */
@ApplicationScoped
class Republisher {

    private static final Logger LOG = Logger.getLogger(Republisher.class);
    private static final int BATCH = 500;

    private final Republishes republishes;
    private final Transactions transactions;
    private final Clock clock;
    private volatile boolean stopping;

    Republisher(Republishes republishes, Transactions transactions, Clock clock) {
        this.republishes = republishes;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            Optional<Work> work = stopping ? Optional.empty() : republishes.claim();
            work.ifPresent(this::run);
        } catch (RuntimeException e) {
            LOG.debugf("Whether to publish again can't be found out now: %s", e.getClass().getName());
        }
    }

    private void run(Work work) {
        try {
            Optional<Long> position = Optional.of(work.position());
            while (position.isPresent() && !stopping) {
                long from = position.get();
                position = transactions.runAndPublish(
                        (transaction, outbox) -> Republishes.next(transaction, work, from, BATCH, clock.instant()));
            }
            if (stopping) {
                republishes.release(work);
            }
        } catch (RuntimeException e) {
            LOG.warnf("Publishing again waits: %s", e.getClass().getName());
            republishes.paused(work, "our own trouble: " + e.getClass().getSimpleName());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
    }
}
