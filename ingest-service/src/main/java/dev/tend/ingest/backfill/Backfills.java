package dev.tend.ingest.backfill;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

import dev.tend.ingest.fact.Accepted;
import dev.tend.ingest.poll.Polls;

/** The table of that name. */
@ApplicationScoped
public class Backfills {

    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_LEASE = LEASE.multipliedBy(4);
    /** After so many failures on end it is given up. With the growing pauses, after about twenty minutes. */
    private static final int PATIENCE = 8;

    private final Jdbi jdbi;
    private final Clock clock;

    Backfills(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A backfill to go on with. Public for Jdbi only. */
    public record Work(String source, Instant since, @Nullable Instant until, String stream, String position,
            Instant startedAt, int failures) {
    }

    /** @return whether it was started: false if one is running */
    boolean start(String source, Instant since, Optional<Instant> until) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle
                .createUpdate(
                        """
                            insert into backfill as old (source, since, until, state, started_at, next_at)
                            values (:source, :since, :until, 'RUNNING', :now, :now)
                            on conflict (source) do update set since = excluded.since, until = excluded.until, state = 'RUNNING', stream = '',
                              position = '', pages = 0, questions = 0, replies = 0, started_at = excluded.started_at, finished_at = null,
                              error = null, failures = 0, next_at = excluded.next_at, lease_until = 'epoch'
                            where old.state <> 'RUNNING'""")
                .bind("source", source).bind("since", since)
                .bind("until", until.orElse(null)).bind("now", now).execute()) == 1;
    }

    public Optional<Backfill> find(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("select * from backfill where source = :source")
                .bind("source", source).map(ConstructorMapper.of(Backfill.class)).findOne());
    }

    /** One that is due; also one whose time is later than any wait lasts, since the clock that set it was ahead. */
    Optional<Work> claim() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
            update backfill set lease_until = :lease
            where source = (select source from backfill
                            where state = 'RUNNING' and (next_at <= :now or next_at > :latest)
                              and (lease_until < :now or lease_until > :latestLease)
                            order by next_at limit 1 for update skip locked)
            returning *""").bind("lease", now.plus(LEASE)).bind("now", now)
                .bind("latest", now.plus(Polls.LONGEST_WAIT)).bind("latestLease", now.plus(LONGEST_LEASE))
                .map(ConstructorMapper.of(Work.class)).findOne());
    }

    /** So many more pages are in Kafka: from here it goes on. */
    void progress(Work work, String stream, String position, int pages, Accepted accepted) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update backfill set stream = :stream, position = :position, pages = pages + :pages,
              questions = questions + :questions, replies = replies + :replies, failures = 0, error = null,
              lease_until = :lease
            where source = :source and started_at = :started""").bind("stream", stream).bind("position", position)
                .bind("pages", pages).bind("questions", accepted.questions()).bind("replies", accepted.replies())
                .bind("lease", clock.instant().plus(LEASE)).bind("source", work.source)
                .bind("started", work.startedAt).execute());
    }

    /** @param skipped what could not be read, for people; null if all could */
    void done(Work work, @Nullable String skipped) {
        end(work, "DONE", skipped, 0);
    }

    void paused(Work work, Instant until, String why) {
        later(work, until, why, 0);
    }

    /** Kafka or Postgres is away: that is no failure of the source, and it goes on for as long as that lasts. */
    void waits(Work work, String error) {
        later(work, clock.instant().plus(Polls.pause(0)), error, 0);
    }

    void failed(Work work, String error) {
        int failures = jdbi.withHandle(handle -> handle
                .createQuery("select failures from backfill where source = :source").bind("source", work.source)
                .mapTo(Integer.class).one());
        if (failures + 1 >= PATIENCE) {
            end(work, "FAILED", error, 1);
        } else {
            later(work, clock.instant().plus(Polls.pause(failures)), error, 1);
        }
    }

    /** It goes on at once, here or at another replica. */
    void release(Work work) {
        jdbi.useHandle(handle -> handle.createUpdate("update backfill set lease_until = 'epoch' where source = :source")
                .bind("source", work.source).execute());
    }

    private void end(Work work, String state, @Nullable String error, int failures) {
        jdbi.useHandle(handle -> handle
                .createUpdate(
                        """
                            update backfill set state = :state, error = :error, failures = failures + :failures, finished_at = :now, lease_until = 'epoch'
                            where source = :source and started_at = :started""")
                .bind("state", state).bind("error", error).bind("failures", failures)
                .bind("now", clock.instant()).bind("source", work.source).bind("started", work.startedAt).execute());
    }

    private void later(Work work, Instant at, String error, int failures) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update backfill set next_at = :at, error = :error, failures = failures + :failures, lease_until = 'epoch'
            where source = :source""").bind("at", at).bind("error", error).bind("failures", failures)
                .bind("source", work.source).execute());
    }
}
