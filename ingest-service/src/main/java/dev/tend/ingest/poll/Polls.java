package dev.tend.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.StartupEvent;

import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/** When each source is asked: rows that any replica may claim, for as long as it shows that it lives. */
@ApplicationScoped
public class Polls {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);

    private final Jdbi jdbi;
    private final Sources sources;
    private final Clock clock;

    Polls(Jdbi jdbi, Sources sources, Clock clock) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.clock = clock;
    }

    record Claim(String source, int failures) {
    }

    private List<String> polled() {
        return sources.all().stream().filter(source -> source.poll().isPresent()).map(Source::key).sorted().toList();
    }

    void plan(@Observes @Priority(3) StartupEvent event) {
        jdbi.useHandle(handle -> handle.createUpdate(
                "insert into poll (source, next_at) select *, :now from unnest(:sources) on conflict do nothing")
                .bindArray("sources", String.class, polled()).bind("now", clock.instant()).execute());
    }

    /** A source that is due and that nobody else is asking. */
    Optional<Claim> claim() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
            update poll set lease_until = :lease, last_at = :now
            where source = (select source from poll
                            where next_at <= :now and lease_until < :now and source = any(:sources)
                            order by next_at limit 1 for update skip locked)
            returning source, failures""").bind("lease", now.plus(LEASE)).bind("now", now)
                .bindArray("sources", String.class, polled())
                .map((row, context) -> new Claim(row.getString(1), row.getInt(2))).findOne());
    }

    void renew(String source) {
        jdbi.useHandle(handle -> handle.createUpdate("update poll set lease_until = :at where source = :source")
                .bind("source", source).bind("at", clock.instant().plus(LEASE)).execute());
    }

    /** @param skipped what could not be read, for people; null if all could */
    void succeeded(Source source, Instant started, @Nullable String skipped) {
        jdbi.useHandle(handle -> handle
                .createUpdate(
                        """
                            update poll set next_at = :next, lease_until = 'epoch', last_ok_at = :started, last_error = :skipped, failures = 0
                            where source = :source""")
                .bind("next", started.plus(source.poll().orElseThrow()))
                .bind("started", started).bind("skipped", skipped).bind("source", source.key()).execute());
    }

    /** Not its fault and not ours: it goes on then. */
    void paused(String source, Instant until, String why) {
        ended(source, until, why, 0);
    }

    void failed(Claim claim, String error) {
        ended(claim.source, clock.instant().plus(pause(claim.failures)), error, 1);
    }

    private void ended(String source, Instant next, String error, int failures) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update poll set next_at = :next, lease_until = 'epoch', last_error = :error, failures = failures + :failures
            where source = :source""").bind("next", next).bind("error", error).bind("failures", failures)
                .bind("source", source).execute());
    }

    /** Twice as long after each failure. */
    public static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
