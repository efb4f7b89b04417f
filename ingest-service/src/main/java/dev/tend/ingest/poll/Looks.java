package dev.tend.ingest.poll;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.tend.ingest.poll.Reader.Known;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/** The table {@code look}: questions that their source is asked about again, by any replica, at a pace that leaves room for polls. */
@ApplicationScoped
class Looks {

    /** Each open question is looked at once in this time, as far as the pace allows. */
    static final Duration ROUND = Duration.ofDays(1);
    /** A question that its source does not show is gone if that is still so after this. */
    static final Duration MISSING = Duration.ofHours(1);

    /** A source never asks for a longer pause: what is further ahead was written by a clock that was wrong. */
    private static final Duration LONGEST = Duration.ofHours(2);
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** A look takes up to four requests. GitHub allows 5,000 an hour with a token, and 60 without one. */
    private static final int PACE_SECONDS = 5;
    private static final int PACE_WITHOUT_TOKEN_SECONDS = 180;

    private final Jdbi jdbi;
    private final Sources sources;
    private final Clock clock;

    Looks(Jdbi jdbi, Sources sources, Clock clock) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.clock = clock;
    }

    /**
     * A question to look at.
     *
     * @param missingSince when it was first not shown; null if it was shown the last time
     */
    record Claim(Source source, Known known, @Nullable Instant missingSince, Instant lease) {
    }

    private List<Source> polled() {
        return sources.all().stream().filter(source -> source.poll().isPresent()).toList();
    }

    /** Plans a look at all open questions of each source whose last round began a day ago. */
    void beginRounds() {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> handle
                .createUpdate(
                        """
                            with due as (update poll set round_at = :now where source = any(:sources) and (round_at <= :before or round_at > :now)
                                         returning source)
                            insert into look (question, source, due_at)
                            select question, source, cast(:now as timestamptz) from question join due using (source) where posted and state = 'OPEN'
                            on conflict do nothing""")
                .bind("now", now).bind("before", now.minus(ROUND))
                .bindArray("sources", String.class, polled().stream().map(Source::key).toList()).execute());
    }

    /** Returns a question that is due, of a source that may be asked now. */
    Optional<Claim> claim() {
        Instant now = clock.instant();
        List<Source> polled = polled();
        return jdbi.inTransaction(transaction -> transaction.createQuery("""
            update poll set look_at = cast(:now as timestamptz) + pace.seconds * interval '1 second'
            from unnest(:sources, :paces) as pace (source, seconds)
            where poll.source = pace.source and poll.source = (
              select source from poll where (look_at <= :now or look_at > :latest) and source = any(:sources)
                and exists (select 1 from look where look.source = poll.source and due_at <= :now)
              order by look_at limit 1 for update skip locked)
            returning poll.source""").bind("now", now).bind("latest", now.plus(LONGEST))
                .bindArray("sources", String.class, polled.stream().map(Source::key).toList())
                .bindArray("paces", Integer.class, polled.stream().map(Looks::pace).toList())
                .mapTo(String.class).findOne().flatMap(sources::find)
                .flatMap(source -> claim(transaction, source, now)));
    }

    private static int pace(Source source) {
        boolean slow = source.kind() == Source.Kind.GITHUB && source.token().isEmpty();
        return slow ? PACE_WITHOUT_TOKEN_SECONDS : PACE_SECONDS;
    }

    private static Optional<Claim> claim(Handle transaction, Source source, Instant now) {
        return transaction.createQuery("""
            update look set due_at = :lease where question = (
              select question from look where source = :source and due_at <= :now order by soon desc, due_at limit 1
              for update skip locked)
            returning question, known_since, missing_since""").bind("lease", now.plus(LEASE))
                .bind("source", source.key()).bind("now", now)
                .map((row, context) -> new Claim(source,
                        new Known(row.getString(1), time(row, 2), replies(transaction, row.getString(1))),
                        time(row, 3), now.plus(LEASE)))
                .findOne();
    }

    private static Set<String> replies(Handle transaction, String question) {
        return Set.copyOf(transaction.createQuery("select reply from reply where question = :question")
                .bind("question", question).mapTo(String.class).list());
    }

    /** Notes that it was shown. If it was not read whole it waits for the next day; if something came up meanwhile it stays due. */
    void shown(Claim claim) {
        jdbi.useTransaction(transaction -> {
            transaction.createUpdate("""
                delete from look where question = :question and due_at = :lease and known_since is null""")
                    .bind("question", claim.known.question()).bind("lease", claim.lease).execute();
            transaction.createUpdate("""
                update look set due_at = :next, soon = false, missing_since = null
                where question = :question and due_at = :lease""").bind("next", clock.instant().plus(ROUND))
                    .bind("question", claim.known.question()).bind("lease", claim.lease).execute();
        });
    }

    /** Notes that it is not shown; returns whether that has been so for long enough to call it gone. */
    boolean missing(Claim claim) {
        if (claim.source.kind() == Source.Kind.DISCOURSE && isPrivate(claim.known.question())) {
            // A forum hides it from whoever may not read it, which does not say that it is gone.
            shown(claim);
            return false;
        }
        Instant now = clock.instant();
        Instant since = claim.missingSince == null ? now : claim.missingSince;
        jdbi.useHandle(handle -> handle.createUpdate("""
            update look set missing_since = :since, due_at = :next, soon = false where question = :question""")
                .bind("since", since).bind("next", now.plus(MISSING)).bind("question", claim.known.question())
                .execute());
        return !since.plus(MISSING).isAfter(now);
    }

    private boolean isPrivate(String question) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select 1 from question where question = :question and visibility = 'PRIVATE'")
                .bind("question", question).mapTo(Integer.class).findOne().isPresent());
    }

    /** The source is left alone until then. */
    void later(Claim claim, Instant until) {
        jdbi.useTransaction(transaction -> {
            transaction.createUpdate("update poll set look_at = :until where source = :source").bind("until", until)
                    .bind("source", claim.source.key()).execute();
            transaction.createUpdate("update look set due_at = :until where question = :question")
                    .bind("until", until).bind("question", claim.known.question()).execute();
        });
    }

    private static @Nullable Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
