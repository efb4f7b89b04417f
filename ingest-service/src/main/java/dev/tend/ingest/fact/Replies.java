package dev.tend.ingest.fact;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.ReplyShown;

/** Below which question each reply stands: the table {@code reply}. */
final class Replies {

    /** At GitHub a comment never moves by itself; those of issues and of discussions may have the same number. */
    private static final String MOVABLE = "discourse:";
    private final Map<Key, String> questions = new HashMap<>();

    private record Key(String source, String reply) {
    }

    /** Knows of none. */
    Replies() {
    }

    /** Loads where the replies stand of which these tell, and that may have moved. */
    static Replies load(Handle transaction, List<Telling> tellings) {
        Replies replies = new Replies();
        List<Key> keys = tellings.stream().flatMap(Replies::key).distinct().toList();
        if (!keys.isEmpty()) {
            transaction.createQuery("""
                select source, reply, question from reply
                where (source, reply) in (select * from unnest(:sources, :replies))""")
                    .bindArray("sources", String.class, keys.stream().map(Key::source).toList())
                    .bindArray("replies", String.class, keys.stream().map(Key::reply).toList())
                    .map((row, context) -> replies.questions
                            .put(new Key(row.getString(1), row.getString(2)), row.getString(3)) == null)
                    .list();
        }
        return replies;
    }

    private static Stream<Key> key(Telling telling) {
        if (telling instanceof ReplyShown shown) {
            return Stream.of(new Key(shown.source(), shown.reply()));
        }
        if (!telling.question().startsWith(MOVABLE) || !(telling instanceof Fact fact)) {
            return Stream.empty();
        }
        QuestionEvent event = fact.event().data();
        return event instanceof ReplyPosted reply
                ? Stream.of(new Key(reply.source(), reply.reply()))
                : event instanceof ReplyRemoved gone
                        ? Stream.of(new Key(gone.source(), gone.reply()))
                        : Stream.empty();
    }

    /** The questions below which replies stand of which others tell. */
    Stream<String> questions() {
        return questions.values().stream();
    }

    /** Whether the reply is known to stand below this question. */
    boolean stands(String source, String reply, String question) {
        return question.equals(questions.get(new Key(source, reply)));
    }

    /** The other question below which this reply is known to stand. */
    Optional<String> elsewhere(String source, String reply, String question) {
        return Optional.ofNullable(questions.get(new Key(source, reply))).filter(known -> !known.equals(question));
    }

    void hear(QuestionEvent event) {
        if (event instanceof ReplyPosted reply) {
            questions.put(new Key(reply.source(), reply.reply()), reply.question());
        } else if (event instanceof ReplyRemoved reply) {
            questions.remove(new Key(reply.source(), reply.reply()), reply.question());
        }
    }

    static void save(Handle transaction, List<Event<? extends QuestionEvent>> news) {
        List<String> gone = new ArrayList<>();
        Map<Key, String> places = new HashMap<>();
        Map<Key, String> left = new HashMap<>();
        for (Event<? extends QuestionEvent> event : news) {
            if (event.data() instanceof ReplyPosted reply) {
                places.put(new Key(reply.source(), reply.reply()), reply.question());
            } else if (event.data() instanceof ReplyRemoved reply) {
                Key key = new Key(reply.source(), reply.reply());
                places.remove(key, reply.question());
                left.put(key, reply.question());
            } else if (event.data() instanceof QuestionRemoved removed) {
                gone.add(removed.question());
            }
        }
        delete(transaction, List.copyOf(left.entrySet()));
        if (!gone.isEmpty()) {
            transaction.createUpdate("delete from reply where question = any(:questions)")
                    .bindArray("questions", String.class, gone).execute();
        }
        upsert(transaction, List.copyOf(places.entrySet()));
    }

    private static void delete(Handle transaction, List<Map.Entry<Key, String>> rows) {
        if (!rows.isEmpty()) {
            bind(transaction.createUpdate("""
                delete from reply using unnest(:sources, :replies, :questions) as gone (source, reply, question)
                where reply.source = gone.source and reply.reply = gone.reply and reply.question = gone.question"""),
                    rows).execute();
        }
    }

    private static void upsert(Handle transaction, List<Map.Entry<Key, String>> rows) {
        if (!rows.isEmpty()) {
            bind(transaction.createUpdate("""
                insert into reply (source, reply, question) select * from unnest(:sources, :replies, :questions)
                order by 1, 2 on conflict (source, reply) do update set question = excluded.question"""), rows)
                    .execute();
        }
    }

    private static Update bind(Update update, List<Map.Entry<Key, String>> rows) {
        return update.bindArray("sources", String.class, rows.stream().map(row -> row.getKey().source).toList())
                .bindArray("replies", String.class, rows.stream().map(row -> row.getKey().reply).toList())
                .bindArray("questions", String.class, rows.stream().map(Map.Entry::getValue).toList());
    }
}
