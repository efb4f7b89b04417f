package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.kit.republish.Published;

/** What is known of questions, within one transaction. */
final class FactStore {

    private final Handle transaction;
    private final Map<String, Question> questions = new HashMap<>();
    private Map<String, Question> loaded = Map.of();
    private boolean inPieces;
    private final GapStore gapStore;
    private Gaps gaps = new Gaps(Map.of(), Map.of());

    FactStore(Handle transaction, Instant now) {
        this.transaction = transaction;
        this.gapStore = new GapStore(transaction, now);
    }

    /** Locks the rows of the questions, always in the same order, and loads what is known of them. */
    Judge load(List<Telling> tellings, History history, Judge.SourceFacts facts) {
        Replies replies = Replies.load(transaction, tellings);
        Map<String, String> sources = tellings.stream()
                .collect(Collectors.toMap(Telling::question, Telling::source, (first, second) -> first));
        tellings.forEach(telling -> before(replies, telling)
                .forEach(question -> sources.putIfAbsent(question, telling.source())));
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
                .anyMatch(telling -> telling instanceof Telling.Piece || telling instanceof Telling.Overdue
                        || telling instanceof Telling.Read || telling instanceof Telling.VisibilityShown);
        gaps = gapStore.load(tellings);
        return new Judge(questions, inPieces ? Pieces.load(transaction, ids, sources) : List.of(), replies,
                published(tellings.stream().flatMap(telling -> candidates(replies, telling))), history, facts, gaps);
    }

    /** The question below which a reply stood before. */
    private static Stream<String> before(Replies replies, Telling telling) {
        return telling instanceof Telling.ReplyShown shown
                ? replies.elsewhere(shown.source(), shown.reply(), shown.question()).stream()
                : Stream.empty();
    }

    private static Stream<String> candidates(Replies replies, Telling telling) {
        return Stream.concat(Judge.candidates(telling).stream(), before(replies, telling)
                .map(question -> Judge.leaving(question, (Telling.ReplyShown) telling).id()));
    }

    private Set<String> published(Stream<String> candidates) {
        List<UUID> ids = candidates.filter(id -> !id.isEmpty()).distinct().map(UUID::fromString).toList();
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(transaction.createQuery("select event_id::text from facts where event_id = any(:ids)")
                        .bindArray("ids", UUID.class, ids).mapTo(String.class).list());
    }

    void save(Judge judge) {
        saveFacts(judge.news());
        Replies.save(transaction, judge.news());
        List<Question> changed = questions.values().stream()
                .filter(question -> !question.equals(loaded.get(question.question()))).toList();
        if (!changed.isEmpty()) {
            saveQuestions(changed);
        }
        if (inPieces) {
            Pieces.save(transaction, judge.pieces());
        }
        gapStore.save(gaps, judge.news());
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
                              answer_at = new.answer_at::timestamptz, pending_at = nullif(new.pending_at, '')::timestamptz,
                              visibility = nullif(new.visibility, ''), visibility_at = new.visibility_at::timestamptz, category = nullif(new.category, '')::bigint
                            from unnest(:questions, :posted, :contents, :contentAts, :states, :stateAts, :answers, :answerAts, :pendingAts,
                                :visibilities, :visibilityAts, :categories)
                              as new (question, posted, content, content_at, state, state_at, answer, answer_at, pending_at,
                                visibility, visibility_at, category)
                            where question.question = new.question""")
                .bindArray("posted", Boolean.class, changed.stream().map(Question::posted).toList());
        bind(update, "questions", changed, Question::question);
        bind(update, "contents", changed, Question::content);
        bind(update, "contentAts", changed, Question::contentAt);
        bind(update, "states", changed, Question::state);
        bind(update, "stateAts", changed, Question::stateAt);
        bind(update, "answers", changed, Question::answer);
        bind(update, "answerAts", changed, Question::answerAt);
        bind(update, "pendingAts", changed, question -> orEmpty(question.pendingAt()));
        bind(update, "visibilities", changed, question -> orEmpty(question.visibility()));
        bind(update, "visibilityAts", changed, Question::visibilityAt);
        bind(update, "categories", changed, question -> orEmpty(question.category()));
        ((org.jdbi.v3.core.statement.Update) update).execute();
        List<String> removed = changed.stream().filter(Question::removed).map(Question::question).toList();
        if (!removed.isEmpty()) {
            transaction.createUpdate("delete from piece where question = any(:removed)")
                    .bindArray("removed", String.class, removed).execute();
            Published.erase(transaction, removed);
        }
    }

    private static Object orEmpty(@Nullable Object value) {
        return value == null ? "" : value;
    }

    private static void bind(SqlStatement<?> statement, String name, List<Question> rows,
            Function<Question, Object> column) {
        statement.bindArray(name, String.class, rows.stream().map(column).map(String::valueOf).toList());
    }
}
