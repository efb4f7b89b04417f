package dev.tend.ingest.backfill;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Via;
import dev.tend.ingest.backfill.Backfills.Work;
import dev.tend.ingest.fact.Facts;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Reader;
import dev.tend.ingest.poll.Reader.Page;
import dev.tend.ingest.poll.Reader.Reading;
import dev.tend.ingest.poll.Readers;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/** Loads history, one source at a time in each replica; while a page is written the next one is read. */
@ApplicationScoped
class Backfiller {

    private static final Logger LOG = Logger.getLogger(Backfiller.class);

    private final Backfills backfills;
    private final Readers readers;
    private final Facts facts;
    private final Sources sources;
    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopping;

    Backfiller(Backfills backfills, Readers readers, Facts facts, Sources sources) {
        this.backfills = backfills;
        this.readers = readers;
        this.facts = facts;
        this.sources = sources;
    }

    /** Where a backfill is: in which list, and where in it; empty: at its beginning. */
    private record Step(String stream, Optional<String> position) {

        Optional<Step> after(Page page, List<String> streams) {
            if (page.next().isPresent()) {
                return Optional.of(new Step(stream, page.next()));
            }
            int next = streams.indexOf(stream) + 1;
            return next < streams.size()
                    ? Optional.of(new Step(streams.get(next), Optional.empty()))
                    : Optional.empty();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        if (stopping || !busy.compareAndSet(false, true)) {
            return;
        }
        Optional<Work> work = Optional.empty();
        try {
            work = backfills.claim();
            work.ifPresent(claimed -> executor.execute(() -> run(claimed)));
        } finally {
            if (work.isEmpty()) {
                busy.set(false);
            }
        }
    }

    private void run(Work work) {
        try {
            load(work);
        } catch (Api.Wait wait) {
            backfills.paused(work, wait.until(), wait.getMessage());
        } catch (Api.Failed e) {
            LOG.warnf("Backfill of %s: %s", work.source(), e.getMessage());
            backfills.failed(work, e.getMessage());
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.warnf("Backfill of %s: %s", work.source(), e.getClass().getName());
                backfills.failed(work, "our own trouble: " + e.getClass().getSimpleName());
            }
        } finally {
            busy.set(false);
        }
    }

    private void load(Work work) {
        Source source = sources.find(work.source())
                .orElseThrow(() -> new Api.Failed("the source is no longer in community.yaml"));
        Reader reader = readers.of(source);
        List<String> streams = reader.streams(source);
        Reading reading = new Reading(source, Via.BACKFILL, work.since(), Optional.ofNullable(work.until()),
                sources.activatedAt(source.key()), work.startedAt());
        Optional<Step> step = Optional.of(work.stream().isEmpty()
                ? new Step(streams.get(0), Optional.empty())
                : new Step(work.stream(), Optional.of(work.position()).filter(position -> !position.isEmpty())));
        CompletableFuture<Page> ahead = read(reader, reading, step.get());
        while (step.isPresent()) {
            Page page = join(ahead);
            step = step.get().after(page, streams);
            if (step.isPresent()) {
                ahead = read(reader, reading, step.get());
            }
            Step next = step.orElse(new Step(streams.get(streams.size() - 1), Optional.empty()));
            backfills.progress(work, next.stream, next.position.orElse(""), facts.accept(page.tellings()));
            if (stopping && step.isPresent()) {
                backfills.release(work);
                return;
            }
        }
        backfills.done(work);
    }

    private CompletableFuture<Page> read(Reader reader, Reading reading, Step step) {
        return CompletableFuture.supplyAsync(
                () -> reader.read(reading, step.stream, step.position, Optional.empty()), executor);
    }

    private static Page join(CompletableFuture<Page> page) {
        try {
            return page.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping = true;
        executor.shutdown();
        executor.awaitTermination(5, java.util.concurrent.TimeUnit.SECONDS);
    }
}
