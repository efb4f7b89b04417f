package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.tend.kit.consumer.Failures;

/** Writes what many webhooks tell at once in one transaction: what comes while one is written waits for the next. */
@ApplicationScoped
public class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final int WAITING = 1_000;
    private static final int BATCH = 500;

    private final Facts facts;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Thread thread = new Thread(this::run, "fact writer");
    private volatile boolean stopping;

    public Writer(Facts facts) {
        this.facts = facts;
    }

    private record Waiting(List<Telling> tellings, Instant heardAt, CompletableFuture<Void> done) {
    }

    /** So much waits to be written that more is not taken. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("too much waits to be written", null, false, false);
        }
    }

    public void start(@Observes StartupEvent event) {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Done when it is on disk in Kafka. Fails with {@link Busy}, or with what kept it from there.
     *
     * @param heardAt when the webhook came in
     */
    public CompletableFuture<Void> write(List<Telling> tellings, Instant heardAt) {
        Waiting waiting = new Waiting(tellings, heardAt, new CompletableFuture<>());
        if (stopping || !queue.offer(waiting)) {
            waiting.done.completeExceptionally(new Busy());
        }
        return waiting.done;
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        while (!stopping || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, BATCH - 1);
                    write(batch, 0, batch.size());
                    batch.clear();
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    private static Map<String, Instant> heard(List<Waiting> batch) {
        Map<String, Instant> heard = new HashMap<>();
        batch.forEach(waiting -> waiting.tellings.forEach(
                telling -> heard.putIfAbsent(telling.question(), waiting.heardAt)));
        return heard;
    }

    private void write(List<Waiting> batch, int from, int to) {
        try {
            facts.accept(batch.subList(from, to).stream().flatMap(waiting -> waiting.tellings.stream()).toList(),
                    heard(batch.subList(from, to)));
            batch.subList(from, to).forEach(waiting -> waiting.done.complete(null));
        } catch (RuntimeException e) {
            if (Failures.passes(e)) {
                LOG.warnf("%d webhooks can't be written now: %s", (Object) (to - from), causes(e));
                batch.subList(from, to).forEach(waiting -> waiting.done.completeExceptionally(e));
            } else if (to - from == 1) {
                LOG.errorf("A webhook can't be written: %s", causes(e));
                batch.get(from).done.completeExceptionally(e);
            } else {
                // One of them spoils the batch: halve until it stands alone, so that its neighbours go on.
                write(batch, from, (from + to) / 2);
                write(batch, (from + to) / 2, to);
            }
        }
    }

    /** Kinds and places, never messages: they may hold what somebody wrote. */
    private static String causes(Throwable e) {
        return e.getClass().getName() + (e.getStackTrace().length > 0 ? " at " + e.getStackTrace()[0] : "")
                + (e.getCause() == null ? "" : " caused by " + causes(e.getCause()));
    }

    public void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }
}
