package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.kit.republish.Published;

/** What is known of questions, within one transaction. */
final class FactStore {

    private final Handle transaction;
    private final Map<String, Question> questions = new HashMap<>();
    private Map<String, Question> loaded = Map.of();
    private boolean inPieces;

    FactStore(Handle transaction) {
        this.transaction = transaction;
    }

    /** Locks the rows of the questions, always in the same order, and loads what is known of them. */
    Judge load(List<Telling> tellings, Function<String, Instant> activatedAt) {
        Map<String, String> sources = tellings.stream()
                .collect(Collectors.toMap(Telling::question, Telling::source, (first, second) -> first));
        List<String> ids = sources.keySet().stream().sorted().toList();
        transaction.createUpdate("""
            insert into question (question, source)
            select question, source from unnest(:questions, :sources) as told (question, source) order by question
            on conflict do nothing""")
                .bindArray("questions", String.class, ids)
                .bindArray("sources", String.class, ids.stream().map(sources::get).toList()).execute();
        transaction.createQuery("select * from question where question = any(:ids) order by question for update")
                .bindArray("ids", String.class, ids).map(ConstructorMapper.of(Question.class))
                .forEach(question -> questions.put(question.question(), question));
        loaded = Map.copyOf(questions);
        inPieces = tellings.stream()
                .anyMatch(telling -> telling instanceof Telling.Piece || telling instanceof Telling.Overdue);
        return new Judge(questions, inPieces ? Pieces.load(transaction, ids, sources) : List.of(),
                published(tellings.stream().map(Judge::candidates).flatMap(Collection::stream)), activatedAt);
    }

    private Set<String> published(java.util.stream.Stream<String> candidates) {
        List<UUID> ids = candidates.filter(id -> !id.isEmpty()).distinct().map(UUID::fromString).toList();
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(transaction.createQuery("select event_id::text from facts where event_id = any(:ids)")
                        .bindArray("ids", UUID.class, ids).mapTo(String.class).list());
    }

    void save(Judge judge) {
        saveFacts(judge.news());
        List<Question> changed = questions.values().stream()
                .filter(question -> !question.equals(loaded.get(question.question()))).toList();
        if (!changed.isEmpty()) {
            saveQuestions(changed);
        }
        if (inPieces) {
            Pieces.save(transaction, judge.pieces());
        }
    }

    private void saveFacts(List<Event<? extends QuestionEvent>> news) {
        if (!news.isEmpty()) {
            transaction.createUpdate("""
                insert into facts (event_id, question)
                select * from unnest(:ids, :questions) on conflict do nothing""")
                    .bindArray("ids", UUID.class, news.stream().map(event -> UUID.fromString(event.id())).toList())
                    .bindArray("questions", String.class, news.stream().map(Event::subject).toList()).execute();
        }
    }

    private void saveQuestions(List<Question> changed) {
        SqlStatement<?> update = transaction
                .createUpdate(
                        """
                            update question set posted = new.posted, content = new.content, content_at = new.content_at::timestamptz,
                              state = new.state, state_at = new.state_at::timestamptz, answer = new.answer,
                              answer_at = new.answer_at::timestamptz, pending_at = nullif(new.pending_at, '')::timestamptz
                            from unnest(:questions, :posted, :contents, :contentAts, :states, :stateAts, :answers, :answerAts, :pendingAts)
                              as new (question, posted, content, content_at, state, state_at, answer, answer_at, pending_at)
                            where question.question = new.question""")
                .bindArray("posted", Boolean.class, changed.stream().map(Question::posted).toList());
        bind(update, "questions", changed, Question::question);
        bind(update, "contents", changed, Question::content);
        bind(update, "contentAts", changed, Question::contentAt);
        bind(update, "states", changed, Question::state);
        bind(update, "stateAts", changed, Question::stateAt);
        bind(update, "answers", changed, Question::answer);
        bind(update, "answerAts", changed, Question::answerAt);
        bind(update, "pendingAts", changed, question -> question.pendingAt() == null ? "" : question.pendingAt());
        ((org.jdbi.v3.core.statement.Update) update).execute();
        List<String> removed = changed.stream().filter(Question::removed).map(Question::question).toList();
        if (!removed.isEmpty()) {
            transaction.createUpdate("delete from piece where question = any(:removed)")
                    .bindArray("removed", String.class, removed).execute();
            Published.erase(transaction, removed);
        }
    }

    private static void bind(SqlStatement<?> statement, String name, List<Question> rows,
            Function<Question, Object> column) {
        statement.bindArray(name, String.class, rows.stream().map(column).map(String::valueOf).toList());
    }
}
