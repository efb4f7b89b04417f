package dev.tend.ingest.fact;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Telling.VisibilityShown;

/**
 * Tells of many known questions of a source that others can read them now: its repository was made private, or a category restricted.
 * Works in pieces, so that a kill loses at most one of them, which is then done again.
 */
@ApplicationScoped
public class VisibilityChanges {

    private static final Logger LOG = Logger.getLogger(VisibilityChanges.class);
    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final int PIECE = 500;
    private final Jdbi jdbi;
    private final Facts facts;
    private final Clock clock;

    VisibilityChanges(Jdbi jdbi, Facts facts, Clock clock) {
        this.jdbi = jdbi;
        this.facts = facts;
        this.clock = clock;
    }

    /** A row of the table. Public for Jdbi only. */
    public record Change(String source, Visibility visibility, boolean restricted, Instant at, String position) {
    }

    /**
     * Plans to tell it of all known questions of the source.
     *
     * @param restricted only of those in a category that not everyone can read, as the table of categories says by then
     */
    public static void plan(Handle transaction, String source, Visibility visibility, boolean restricted, Instant at) {
        transaction.createUpdate("""
            insert into visibility_change (source, visibility, restricted, at)
            values (:source, :visibility, :restricted, :at)
            on conflict (source) do update set visibility = excluded.visibility, restricted = excluded.restricted,
              at = excluded.at, position = '', lease_until = 'epoch'""").bind("source", source)
                .bind("visibility", visibility)
                .bind("restricted", restricted).bind("at", at).execute();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            Optional<Change> change = claim();
            while (change.isPresent()) {
                change = tell(change.get());
            }
        } catch (RuntimeException e) {
            LOG.warnf("A change of visibility waits to be told: %s", e.getClass().getName());
        }
    }

    private Optional<Change> claim() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
            update visibility_change set lease_until = :lease
            where source = (select source from visibility_change where lease_until < :now
                            order by at limit 1 for update skip locked)
            returning *""").bind("lease", now.plus(LEASE)).bind("now", now)
                .map(ConstructorMapper.of(Change.class)).findOne());
    }

    /** Tells it of the next piece. @return what is left to do */
    private Optional<Change> tell(Change change) {
        List<String> questions = next(change);
        facts.accept(questions.stream().<Telling>map(question -> new VisibilityShown(question, change.source,
                change.visibility, null, change.at, Via.POLL)).toList());
        return jdbi.withHandle(handle -> {
            if (questions.size() < PIECE) {
                handle.createUpdate("delete from visibility_change where source = :source and at = :at")
                        .bind("source", change.source).bind("at", change.at).execute();
                LOG.infof("Questions of %s are %s now", change.source, change.visibility);
                return Optional.empty();
            }
            return handle.createQuery("""
                update visibility_change set position = :position, lease_until = :lease
                where source = :source and at = :at returning *""")
                    .bind("position", questions.get(questions.size() - 1))
                    .bind("lease", clock.instant().plus(LEASE)).bind("source", change.source).bind("at", change.at)
                    .map(ConstructorMapper.of(Change.class)).findOne();
        });
    }

    private List<String> next(Change change) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select question from question
            where source = :source and question > :position and state <> 'REMOVED'
              and visibility is distinct from :visibility
              and (not :restricted
                or category is not null and not exists (
                  select 1 from category open where open.source = :source and open.id = question.category
                    and not open.restricted)
                or category is null and exists (
                  select 1 from piece join category closed on closed.source = :source and closed.restricted
                  where piece.question = question.question
                    and position('"category":"' || closed.slug || '"' in piece.draft) > 0))
            order by question limit :piece""").bind("source", change.source).bind("position", change.position)
                .bind("visibility", change.visibility).bind("restricted", change.restricted).bind("piece", PIECE)
                .mapTo(String.class).list());
    }
}
