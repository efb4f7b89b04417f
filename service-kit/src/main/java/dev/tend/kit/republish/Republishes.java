package dev.tend.kit.republish;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** The table {@code republish}. */
@ApplicationScoped
class Republishes {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Clocks of replicas may differ by half a minute. */
    private static final Duration LATEST = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Clock clock;

    Republishes(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** One to go on with. Public for Jdbi only. */
    public record Work(Instant since, @Nullable String source, long position, long untilPlace, Instant startedAt) {
    }

    /** @return whether it was started: false if one is running */
    boolean start(Instant since, Optional<String> source) {
        return jdbi.withHandle(handle -> handle
                .createUpdate(
                        """
                            insert into republish as old (since, source, state, until_place, started_at, next_at)
                            values (:since, :source, 'RUNNING', (select coalesce(max(place), 0) from published), :now, :now)
                            on conflict (one) do update set since = excluded.since, source = excluded.source, state = 'RUNNING', position = 0,
                              until_place = excluded.until_place, events = 0, started_at = excluded.started_at, finished_at = null, error = null,
                              next_at = excluded.next_at, lease_until = 'epoch'
                            where old.state <> 'RUNNING'""")
                .bind("since", since).bind("source", source.orElse(null))
                .bind("now", clock.instant()).execute()) == 1;
    }

    Optional<Republish> find() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from republish")
                .map(ConstructorMapper.of(Republish.class)).findOne());
    }

    /** A time that is further ahead than the longest pause or lease was set by a wrong clock: it counts as over. */
    Optional<Work> claim() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
            update republish set lease_until = :lease
            where one = (select one from republish
                         where state = 'RUNNING' and (next_at <= :now or next_at > :latest)
                           and (lease_until < :now or lease_until > :latest) for update skip locked)
            returning *""").bind("lease", now.plus(LEASE)).bind("now", now).bind("latest", now.plus(LATEST))
                .map(ConstructorMapper.of(Work.class))
                .findOne());
    }

    /**
     * Puts the next events into the outbox, in the order in which they were told, and writes down how far it is, in one transaction.
     *
     * @return the place up to which all are looked at; empty: it is done
     */
    static Optional<Long> next(Handle transaction, Work work, long position, int most, Instant now) {
        Optional<Long> last = transaction.createQuery("""
            select max(place) from (select place from published where place > :position and place <= :until
                                    order by place limit :most) as next""")
                .bind("position", position).bind("until", work.untilPlace).bind("most", most)
                .mapTo(Long.class).findOne();
        if (last.isEmpty()) {
            transaction.createUpdate("""
                update republish set state = 'DONE', finished_at = :now, error = null, lease_until = 'epoch'
                where started_at = :started""").bind("now", now).bind("started", work.startedAt).execute();
            return last;
        }
        int events = transaction.createUpdate("""
            insert into outbox (topic, subject, event_id, ce_type, ce_source, ce_time, value)
            select topic, subject, event_id, ce_type, ce_source, ce_time, value from published
            where place > :position and place <= :last and at >= :since
              and (:source::text is null or strpos(value, '"source":"' || :source || '"') > 0)
            order by place""").bind("position", position).bind("last", last.get()).bind("since", work.since)
                .bind("source", work.source).execute();
        transaction.createUpdate("""
            update republish set position = :last, events = events + :events, error = null, lease_until = :lease
            where started_at = :started""").bind("last", last.get()).bind("events", events)
                .bind("lease", now.plus(LEASE)).bind("started", work.startedAt).execute();
        return last;
    }

    void paused(Work work, String error) {
        Instant next = clock.instant().plus(PAUSE);
        jdbi.useHandle(handle -> handle.createUpdate("""
            update republish set error = :error, next_at = :next, lease_until = 'epoch' where started_at = :started""")
                .bind("error", error).bind("next", next).bind("started", work.startedAt).execute());
    }

    /** It goes on at once, here or at another replica. */
    void release(Work work) {
        jdbi.useHandle(handle -> handle.createUpdate(
                "update republish set lease_until = 'epoch' where started_at = :started")
                .bind("started", work.startedAt).execute());
    }
}
