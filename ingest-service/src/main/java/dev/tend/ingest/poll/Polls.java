package dev.tend.ingest.poll;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.StartupEvent;

import dev.tend.events.Event;
import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;

/** When each source is asked: rows that any replica may claim, for as long as it shows that it lives. */
@ApplicationScoped
public class Polls {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    /** No pause that a source asks for, and none of ours, is longer. */
    public static final Duration LONGEST_WAIT = RateLimit.LONGEST.plusMinutes(1);
    private static final Duration LONGEST_LEASE = LEASE.multipliedBy(2);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Sources sources;
    private final Clock clock;

    Polls(Jdbi jdbi, Transactions transactions, Sources sources, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
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

    /**
     * A source that is due and that nobody else is asking. One whose time is later than its longest wait is due too: the clock that set
     * it was ahead.
     */
    Optional<Claim> claim() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        """
                            update poll set lease_until = :lease, last_at = :now
                            where source = (select poll.source
                                            from poll join unnest(:sources, :latest::timestamptz[]) as polled (source, latest) using (source)
                                            where (next_at <= :now or next_at > latest)
                                              and (lease_until < :now or lease_until > :latestLease)
                                            order by next_at limit 1 for update of poll skip locked)
                            returning source, failures""")
                .bind("lease", now.plus(LEASE)).bind("now", now)
                .bind("latestLease", now.plus(LONGEST_LEASE)).bindArray("sources", String.class, polled())
                .bindArray("latest", String.class, polled().stream()
                        .map(source -> now.plus(longestWait(source)).toString()).toList())
                .map((row, context) -> new Claim(row.getString(1), row.getInt(2))).findOne());
    }

    private Duration longestWait(String source) {
        return sources.find(source).flatMap(Source::poll).filter(every -> every.compareTo(LONGEST_WAIT) > 0)
                .orElse(LONGEST_WAIT);
    }

    void renew(String source) {
        jdbi.useHandle(handle -> handle.createUpdate("update poll set lease_until = :at where source = :source")
                .bind("source", source).bind("at", clock.instant().plus(LEASE)).execute());
    }

    /** @param skipped what could not be read, for people; null if all could */
    void succeeded(Source source, Instant started, @Nullable String skipped) {
        transactions.run((transaction, outbox) -> {
            transaction.createUpdate("""
                update poll set next_at = :next, lease_until = 'epoch', last_ok_at = :started, last_error = :skipped,
                  failures = 0, failing_since = null
                where source = :source""").bind("next", started.plus(source.poll().orElseThrow()))
                    .bind("started", started).bind("skipped", skipped).bind("source", source.key()).execute();
            tell(transaction, outbox, source.key(), null);
            return null;
        });
    }

    /** Not its fault and not ours: it goes on then. */
    void paused(String source, Instant until, String why) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update poll set next_at = :next, lease_until = 'epoch', last_error = :error where source = :source""")
                .bind("next", until).bind("error", why).bind("source", source).execute());
    }

    void failed(Claim claim, String error) {
        Instant now = clock.instant();
        transactions.run((transaction, outbox) -> {
            transaction.createUpdate("""
                update poll set next_at = :next, lease_until = 'epoch', last_error = :error, failures = failures + 1,
                  failing_since = least(failing_since, :now)
                where source = :source""").bind("next", now.plus(pause(claim.failures))).bind("error", error)
                    .bind("now", now).bind("source", claim.source).execute();
            tell(transaction, outbox, claim.source, error);
            return null;
        });
    }

    /** What is news of its health. The row is locked by its update: no other replica tells the same. */
    private void tell(Handle transaction, Outbox outbox, String source, @Nullable String error) {
        Instant now = clock.instant();
        transaction.createQuery("select failing_since, failing_told from poll where source = :source")
                .bind("source", source)
                .map((row, context) -> new Health(Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)
                        .orElse(null), row.getBoolean(2)))
                .findOne().flatMap(health -> health.news(source, error, now))
                .map(news -> withTrouble(transaction, news))
                .ifPresent(news -> {
                    outbox.add(Event.of("ingest-service", news, now, news.state(), news.since()));
                    transaction.createUpdate("update poll set failing_told = not failing_told where source = :source")
                            .bind("source", source).execute();
                });
    }

    /** That polls work again is not all where its repository has another name, for example. */
    private static SourceHealthChanged withTrouble(Handle transaction, SourceHealthChanged news) {
        return news.state() == State.FAILING
                ? news
                : transaction.createQuery("""
                    select trouble_at, trouble from identity where source = :source and trouble is not null""")
                        .bind("source", news.source())
                        .map((row, context) -> new SourceHealthChanged(news.source(), State.FAILING,
                                row.getTimestamp(1).toInstant(), row.getString(2)))
                        .findOne().orElse(news);
    }

    /** Twice as long after each failure. */
    public static Duration pause(int failures) {
        Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
