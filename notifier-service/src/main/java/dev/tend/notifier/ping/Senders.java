package dev.tend.notifier.ping;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.sink.ChatHttp;

/** One thread per destination, so that a chat that hangs delays no other. Woken by new pings; looks by itself twice a second. */
@ApplicationScoped
class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final Sender sender;
    private final Destinations destinations;
    private final Jdbi jdbi;
    private final Clock clock;
    private final List<Semaphore> bells = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    Senders(Sender sender, Destinations destinations, Jdbi jdbi, Clock clock) {
        this.sender = sender;
        this.destinations = destinations;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        jdbi.useTransaction(transaction -> Channel.open(transaction,
                destinations.all().stream().map(Destination::key).toList(), clock.instant()));
        for (Destination destination : destinations.all()) {
            Semaphore bell = new Semaphore(0);
            bells.add(bell);
            Thread thread = new Thread(() -> send(destination, bell), "pings for " + destination.key());
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    /** Something may be due. */
    void wake() {
        bells.forEach(Semaphore::release);
    }

    private void send(Destination destination, Semaphore bell) {
        while (!stopping) {
            try {
                bell.drainPermits();
                long wait = Math.min(sender.step(destination).toMillis(), Claims.IDLE.toMillis());
                if (wait > 0) {
                    bell.tryAcquire(wait + 1, TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                // The class only: messages may hold text of a question.
                LOG.errorf("Pings for %s wait: %s", destination.key(), e.getClass().getName());
                pause();
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(Claims.IDLE.toMillis());
        } catch (InterruptedException e) {
            stopping = true;
        }
    }

    /** Lets each finish the message that it is at, so that its outcome is known. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        wake();
        long deadline = System.nanoTime() + ChatHttp.TIMEOUT.toNanos();
        for (Thread thread : threads) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
