package dev.tend.kit.consumer;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;

/** Tries again what passes by itself, with growing pauses, for as long as the service runs. */
@ApplicationScoped
class Patience {

    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final CountDownLatch stopping = new CountDownLatch(1);

    /** The service is stopping: the batch is not acknowledged and comes again after the start. */
    static final class Stopping extends RuntimeException {
        Stopping(Throwable cause) {
            super("stopping with a batch unfinished; it comes again", cause);
        }
    }

    @FunctionalInterface
    interface Attempt<T> {
        T run() throws Exception;
    }

    /**
     * Returns what the attempt returns, sooner or later.
     *
     * @param races how often what may be a race is tried
     * @throws Stopping if the service ends first
     * @throws Exception what the attempt threw, where trying again has no use
     */
    <T> T untilItPasses(int races, Attempt<T> attempt) throws Exception {
        Duration pause = Duration.ofMillis(100);
        int lost = 0;
        while (true) {
            try {
                return attempt.run();
            } catch (Exception e) {
                if (stopping.getCount() == 0) {
                    // A service that ends fails in many ways, and none of them is the record's fault.
                    throw new Stopping(e);
                }
                Failures.Fault fault = Failures.of(e);
                if (fault == Failures.Fault.RECORD || fault == Failures.Fault.PERHAPS_RECORD && ++lost >= races) {
                    throw e;
                }
                LOG.warnf("Waiting %d ms to try again: %s", (Object) pause.toMillis(), causes(e));
                pause(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration pause, Exception cause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopping(cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(cause);
        }
    }

    /** Class names only: messages may hold text of the record. */
    static String causes(Throwable e) {
        StringBuilder causes = new StringBuilder(e.getClass().getSimpleName());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            causes.append(" < ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                causes.append(' ').append(sql.getSQLState());
            }
        }
        if (e.getStackTrace().length > 0) {
            causes.append(" at ").append(e.getStackTrace()[0]);
        }
        return causes.toString();
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping.countDown();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
