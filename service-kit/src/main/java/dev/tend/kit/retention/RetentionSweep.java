package dev.tend.kit.retention;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

/** Forgets what was kept long enough: every ten minutes, in batches, so that nothing waits for its locks. */
@ApplicationScoped
public class RetentionSweep {

    private static final Logger LOG = Logger.getLogger(RetentionSweep.class);
    private static final int BATCH = 500;

    private final Instance<Kept> kinds;
    private final Jdbi jdbi;
    private final Clock clock;

    RetentionSweep(@Any Instance<Kept> kinds, Jdbi jdbi, Clock clock) {
        this.kinds = kinds;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    @Scheduled(every = "10m", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    public void sweep() {
        kinds.forEach(this::sweep);
    }

    private void sweep(Kept kept) {
        try {
            Instant before = clock.instant().minus(kept.period());
            int all = 0;
            int forgotten;
            do {
                forgotten = jdbi.inTransaction(transaction -> kept.forget(transaction, before, BATCH));
                all += forgotten;
            } while (forgotten >= BATCH);
            if (all > 0) {
                LOG.infof("Forgot %d %s from before %s", (Object) all, kept.kind(), before);
            }
        } catch (RuntimeException e) {
            // The next sweep goes on; the other kinds are not to wait for this one.
            LOG.warnf("Old %s can't be forgotten now: %s", kept.kind(), e.getClass().getName());
        }
    }
}
