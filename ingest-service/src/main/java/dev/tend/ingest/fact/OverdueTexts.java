package dev.tend.ingest.fact;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

import dev.tend.ingest.fact.Telling.Overdue;

/** Publishes questions whose text did not come in time, without it. Any number of replicas may do so at once. */
@ApplicationScoped
class OverdueTexts {

    private static final Logger LOG = Logger.getLogger(OverdueTexts.class);

    private final Jdbi jdbi;
    private final Facts facts;
    private final Clock clock;

    OverdueTexts(Jdbi jdbi, Facts facts, Clock clock) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void publish() {
        Instant now = clock.instant();
        List<Telling> overdue = jdbi.withHandle(handle -> handle.createQuery("""
            select question, source from question where pending_at <= :now or pending_at > :latest
            order by question limit 100""")
                // What waits for longer than that was written while the clock was ahead.
                .bind("now", now).bind("latest", now.plus(Judge.WAIT_FOR_TEXT.multipliedBy(2)))
                .<Telling>map((row, context) -> new Overdue(row.getString(1), row.getString(2), now)).list());
        try {
            facts.accept(overdue);
        } catch (RuntimeException e) {
            LOG.warnf("Questions without text wait to be published: %s", e.getClass().getName());
        }
    }
}
