package dev.tend.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Via;
import dev.tend.ingest.fact.Accepted;
import dev.tend.ingest.fact.Facts;
import dev.tend.ingest.fact.Receipt;
import dev.tend.ingest.poll.Cursors.Cursor;
import dev.tend.ingest.poll.Polls.Claim;
import dev.tend.ingest.poll.Reader.Page;
import dev.tend.ingest.poll.Reader.Reading;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/** Asks each source what webhooks missed. */
@ApplicationScoped
class Poller {

    private static final Logger LOG = Logger.getLogger(Poller.class);
    /** Read again each time: what was written just then may show up late in a list. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int AT_ONCE = 4;

    private final Polls polls;
    private final Cursors cursors;
    private final Readers readers;
    private final Facts facts;
    private final Sources sources;
    private final Clock clock;
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

    Poller(Polls polls, Cursors cursors, Readers readers, Facts facts, Sources sources, Clock clock) {
        this.polls = polls;
        this.cursors = cursors;
        this.readers = readers;
        this.facts = facts;
        this.sources = sources;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        while (free.tryAcquire()) {
            Optional<Claim> claim = Optional.empty();
            try {
                claim = polls.claim();
                claim.ifPresent(claimed -> executor.execute(() -> run(claimed)));
            } finally {
                if (claim.isEmpty()) {
                    free.release();
                }
            }
            if (claim.isEmpty()) {
                return;
            }
        }
    }

    private void run(Claim claim) {
        try {
            poll(claim);
        } catch (RuntimeException e) {
            LOG.warnf("The end of a poll of %s can't be written down: %s", claim.source(), e.getClass().getName());
        } finally {
            free.release();
        }
    }

    private void poll(Claim claim) {
        Source source = sources.find(claim.source()).orElseThrow();
        Instant started = clock.instant();
        try {
            List<String> skipped = new ArrayList<>();
            for (String stream : readers.of(source).streams(source)) {
                read(source, stream, started, skipped);
            }
            polls.succeeded(source, started, Items.said(skipped));
        } catch (Api.Wait wait) {
            polls.paused(source.key(), wait.until(), wait.getMessage());
        } catch (Api.Failed e) {
            LOG.warnf("Polling %s: %s", source.key(), e.getMessage());
            polls.failed(claim, e.getMessage());
        } catch (RuntimeException e) {
            LOG.warnf("Polling %s: %s", source.key(), e.getClass().getName());
            polls.failed(claim, "our own trouble: " + e.getClass().getSimpleName());
        }
    }

    private void read(Source source, String stream, Instant started, List<String> skipped) {
        Cursor cursor = cursors.find(source.key(), stream)
                .orElseGet(() -> new Cursor(sources.activatedAt(source.key()), Optional.empty()));
        Reading reading = new Reading(source, Via.POLL, cursor.at().minus(OVERLAP), Optional.empty(), started);
        Page page = readers.of(source).read(reading, stream, Optional.empty(), cursor.etag());
        Optional<String> etag = page.etag();
        Instant at = take(source, stream, page, cursor.at(), skipped);
        while (page.next().isPresent()) {
            page = readers.of(source).read(reading, stream, page.next(), Optional.empty());
            at = take(source, stream, page, at, skipped);
        }
        if (at.equals(cursor.at()) && etag.isPresent()) {
            cursors.save(source.key(), stream, at, etag.get());
        }
    }

    private Instant take(Source source, String stream, Page page, Instant at, List<String> skipped) {
        page.skipped().forEach(item -> LOG.warnf("Polling %s skipped %s", source.key(), item));
        skipped.addAll(page.skipped());
        Accepted accepted = facts.accept(page.tellings());
        if (accepted.facts() > 0) {
            LOG.infof("Polling %s found %d facts that no webhook told", source.key(), accepted.facts());
        }
        polls.renew(source.key());
        Instant newest = page.newest().map(new Receipt(clock.instant())::notAfter).filter(time -> time.isAfter(at))
                .orElse(at);
        if (newest.isAfter(at)) {
            cursors.save(source.key(), stream, newest, null);
        }
        return newest;
    }

    @PreDestroy
    void stop() {
        executor.shutdownNow();
    }
}
