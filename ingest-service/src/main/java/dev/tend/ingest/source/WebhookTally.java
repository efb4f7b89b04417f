package dev.tend.ingest.source;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

/** Counts webhooks, and writes the counts down every other second instead of with each webhook. */
@ApplicationScoped
public class WebhookTally {

    private static final Logger LOG = Logger.getLogger(WebhookTally.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<String, Count> counts = new ConcurrentHashMap<>();

    public WebhookTally(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    public enum Outcome {
        ACCEPTED, NOT_WANTED, REFUSED, FAILED, UNREADABLE
    }

    private record Count(long accepted, long notWanted, long refused, long failed, long unreadable,
            @Nullable Instant at, @Nullable String error, @Nullable Instant errorAt) {

        static final Count NONE = new Count(0, 0, 0, 0, 0, null, null, null);

        Count plus(Outcome outcome, @Nullable String message, Instant now) {
            boolean right = outcome == Outcome.ACCEPTED || outcome == Outcome.NOT_WANTED;
            return new Count(accepted + one(outcome, Outcome.ACCEPTED), notWanted + one(outcome, Outcome.NOT_WANTED),
                    refused + one(outcome, Outcome.REFUSED), failed + one(outcome, Outcome.FAILED),
                    unreadable + one(outcome, Outcome.UNREADABLE), right ? now : at,
                    right ? error : message, right ? errorAt : now);
        }

        private static long one(Outcome outcome, Outcome counted) {
            return outcome == counted ? 1 : 0;
        }
    }

    /**
     * @param source a key in {@code community.yaml}
     * @param error for people, with nothing of the webhook's text in it
     */
    public void count(String source, Outcome outcome, @Nullable String error) {
        Instant now = clock.instant();
        counts.merge(source, Count.NONE.plus(outcome, error, now), (count, one) -> count.plus(outcome, error, now));
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            writeDown();
        } catch (RuntimeException e) {
            LOG.warnf("Counts of webhooks can't be written down: %s", e.getClass().getName());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        tick();
    }

    /** After this the table holds what was counted here before. */
    synchronized void writeDown() {
        counts.keySet().forEach(source -> {
            Count count = counts.remove(source);
            if (count != null) {
                jdbi.useHandle(handle -> handle.createUpdate("""
                    update source set accepted = accepted + :accepted, not_wanted = not_wanted + :notWanted,
                      refused = refused + :refused, failed = failed + :failed, unreadable = unreadable + :unreadable,
                      webhook_at = greatest(webhook_at, :at), webhook_error = coalesce(:error, webhook_error),
                      webhook_error_at = coalesce(:errorAt, webhook_error_at)
                    where source = :source""").bind("accepted", count.accepted).bind("notWanted", count.notWanted)
                        .bind("refused", count.refused).bind("failed", count.failed)
                        .bind("unreadable", count.unreadable).bind("at", count.at)
                        .bind("error", count.error).bind("errorAt", count.errorAt).bind("source", source).execute());
            }
        });
    }
}
