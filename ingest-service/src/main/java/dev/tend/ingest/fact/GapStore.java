package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Handle;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling.Sighting;

/** The tables {@code look} and {@code reply}, within one transaction. */
final class GapStore {

    /** Webhooks that were sent at the same moment come first, so that the source need not be asked. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Handle transaction;
    private final Instant now;
    private Map<String, Instant> loaded = Map.of();

    GapStore(Handle transaction, Instant now) {
        this.transaction = transaction;
        this.now = now;
    }

    Gaps load(List<Telling> tellings) {
        loaded = new HashMap<>();
        transaction.createQuery(
                "select question, known_since from look where known_since is not null and question = any(:questions)")
                .bindArray("questions", String.class, tellings.stream().map(Telling::question).distinct().toList())
                .map((row, context) -> loaded.put(row.getString(1),
                        row.getObject(2, OffsetDateTime.class).toInstant()) == null)
                .list();
        return new Gaps(loaded, replies(tellings));
    }

    /** Only polls show how many replies there are, and one count is cheap for a page of them. */
    private Map<String, Integer> replies(List<Telling> tellings) {
        List<String> counted = tellings.stream().filter(telling -> telling instanceof Sighting seen
                && seen.via() == Via.POLL && seen.replies() != null).map(Telling::question).distinct().toList();
        Map<String, Integer> replies = new HashMap<>();
        if (!counted.isEmpty()) {
            transaction.createQuery(
                    "select question, count(*) from reply where question = any(:questions) group by question")
                    .bindArray("questions", String.class, counted)
                    .map((row, context) -> replies.put(row.getString(1), row.getInt(2)) == null).list();
        }
        return replies;
    }

    void save(Gaps gaps, List<Event<? extends QuestionEvent>> news) {
        saveLooks(gaps);
        List<ReplyPosted> kept = gaps.kept();
        if (!kept.isEmpty()) {
            transaction.createUpdate("""
                insert into reply (source, reply, question) select * from unnest(:sources, :replies, :questions)
                on conflict do nothing""")
                    .bindArray("sources", String.class, kept.stream().map(ReplyPosted::source).toList())
                    .bindArray("replies", String.class, kept.stream().map(ReplyPosted::reply).toList())
                    .bindArray("questions", String.class, kept.stream().map(ReplyPosted::question).toList())
                    .execute();
        }
        news.stream().map(Event::data).forEach(this::forget);
    }

    private void saveLooks(Gaps gaps) {
        if (!gaps.soon().isEmpty()) {
            List<String> questions = gaps.soon().keySet().stream().sorted().toList();
            transaction.createUpdate("""
                insert into look as old (question, source, due_at, soon, known_since)
                select question, source, cast(:due as timestamptz), true, nullif(known_since, '')::timestamptz
                from unnest(:questions, :sources, :since) as new (question, source, known_since)
                on conflict (question) do update set soon = true, due_at = least(old.due_at, excluded.due_at),
                  known_since = coalesce(excluded.known_since, old.known_since)""")
                    .bind("due", now.plus(SOON)).bindArray("questions", String.class, questions)
                    .bindArray("sources", String.class, questions.stream().map(gaps.soon()::get).toList())
                    .bindArray("since", String.class, questions.stream()
                            .map(question -> gaps.knownSince(question) == null
                                    ? ""
                                    : String.valueOf(gaps.knownSince(question)))
                            .toList())
                    .execute();
        }
        List<String> closed = loaded.keySet().stream().filter(question -> gaps.knownSince(question) == null).toList();
        if (!closed.isEmpty()) {
            transaction.createUpdate("update look set known_since = null where question = any(:closed)")
                    .bindArray("closed", String.class, closed).execute();
        }
    }

    private void forget(QuestionEvent data) {
        if (data instanceof ReplyRemoved removed) {
            transaction
                    .createUpdate(
                            "delete from reply where source = :source and reply = :reply and question = :question")
                    .bind("source", removed.source()).bind("reply", removed.reply())
                    .bind("question", removed.question())
                    .execute();
        } else if (data instanceof QuestionRemoved) {
            transaction.createUpdate("delete from reply where question = :question").bind("question", data.question())
                    .execute();
            transaction.createUpdate("delete from look where question = :question").bind("question", data.question())
                    .execute();
        }
    }
}
