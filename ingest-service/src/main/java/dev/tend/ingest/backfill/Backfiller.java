package dev.tend.ingest.backfill;

import java.time.Duration;
import java.util.ArrayList;
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
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader;
import dev.tend.ingest.poll.Reader.Page;
import dev.tend.ingest.poll.Reader.Reading;
import dev.tend.ingest.poll.Readers;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;
import dev.tend.kit.consumer.Failures;

/** Loads history, one source at a time in each replica; while some pages are written the next are read. */
@ApplicationScoped
class Backfiller {

    private static final Logger LOG = Logger.getLogger(Backfiller.class);

    private static final int PAGES = 5;
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** Characters of text that are held at once, or one page's if that has more. */
    private static final int TEXT = 1_000_000;

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

    /** Pages that are written together. */
    private record Stretch(List<Telling> tellings, List<String> skipped, int pages, Optional<Step> next) {
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
                String error = "our own trouble: " + e.getClass().getSimpleName();
                if (Failures.passes(e)) {
                    backfills.waits(work, error);
                } else {
                    backfills.failed(work, error);
                }
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
                work.startedAt());
        Optional<Step> step = Optional.of(work.stream().isEmpty()
                ? new Step(streams.get(0), Optional.empty())
                : new Step(work.stream(), Optional.of(work.position()).filter(position -> !position.isEmpty())));
        List<String> skipped = new ArrayList<>();
        CompletableFuture<Stretch> ahead = read(reader, reading, step.get(), streams);
        while (step.isPresent()) {
            Stretch stretch = join(ahead);
            stretch.skipped.forEach(item -> LOG.warnf("Backfill of %s skipped %s", source.key(), item));
            skipped.addAll(stretch.skipped);
            step = stretch.next;
            if (step.isPresent()) {
                ahead = read(reader, reading, step.get(), streams);
            }
            Step next = step.orElse(new Step(streams.get(streams.size() - 1), Optional.empty()));
            backfills.progress(work, next.stream, next.position.orElse(""), stretch.pages,
                    facts.accept(stretch.tellings));
            if (stopping && step.isPresent()) {
                backfills.release(work);
                return;
            }
        }
        backfills.done(work, Items.said(skipped));
    }

    private CompletableFuture<Stretch> read(Reader reader, Reading reading, Step from, List<String> streams) {
        return CompletableFuture.supplyAsync(() -> stretch(reader, reading, from, streams), executor);
    }

    /** Where pages come fast, some together: each write costs the same four services their transactions, however much it holds. */
    private static Stretch stretch(Reader reader, Reading reading, Step from, List<String> streams) {
        long start = System.nanoTime();
        List<Telling> tellings = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        Optional<Step> next = Optional.of(from);
        int pages = 0;
        do {
            Step step = next.get();
            Page page;
            try {
                page = reader.read(reading, step.stream, step.position, Optional.empty());
            } catch (Api.Wait | Api.Failed e) {
                if (pages > 0) {
                    // What was read before is written first; then this page is asked for again.
                    break;
                }
                throw e;
            }
            tellings.addAll(page.tellings());
            skipped.addAll(page.skipped());
            pages++;
            next = step.after(page, streams);
        } while (next.isPresent() && pages < PAGES && System.nanoTime() - start < PATIENCE.toNanos()
                && text(tellings) < TEXT);
        return new Stretch(List.copyOf(tellings), skipped, pages, next);
    }

    private static int text(List<Telling> tellings) {
        return tellings.stream().mapToInt(Telling::textLength).sum();
    }

    private static Stretch join(CompletableFuture<Stretch> stretch) {
        try {
            return stretch.join();
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
