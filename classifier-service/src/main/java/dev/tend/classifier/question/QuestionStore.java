package dev.tend.classifier.question;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.classifier.age.Deadline;
import dev.tend.classifier.turn.Fact;
import dev.tend.classifier.type.Typing;
import dev.tend.events.TriageStatus;
import dev.tend.kit.consumer.UnreadableRow;
import dev.tend.kit.republish.Published;

/** Questions in Postgres: a batch is read in three queries and written in as many statements, however large it is. */
@ApplicationScoped
class QuestionStore {

    /**
     * When nothing more of the history of a lost database has come for this time, all of it has come. A time further ahead than this was
     * written by a clock that was wrong.
     */
    private static final Duration QUIET = Duration.ofSeconds(10);

    /** When nothing more came of a question for this time, it is decided on, although the history of others still comes. */
    private static final Duration OVERDUE = Duration.ofMinutes(10);

    private final ObjectMapper json;

    QuestionStore(ObjectMapper json) {
        this.json = json;
    }

    private record FactOf(String question, Fact fact) {
    }

    private record DeadlineOf(String question, Deadline deadline) {
    }

    /** Locks the questions until the transaction ends, in one order for all; makes rows for those that are new. */
    Map<String, Dossier> lock(Handle transaction, Collection<String> questions) {
        List<String> sorted = questions.stream().sorted().toList();
        transaction.createUpdate(
                "insert into question (question) select unnest(:questions) on conflict do nothing")
                .bindArray("questions", String.class, sorted).execute();
        List<Dossier> rows = transaction.createQuery("""
            select question, card, typing, told, told_type, revision, recheck, case when recheck then body end as body
            from question where question = any(:questions) order by question for update""")
                .bindArray("questions", String.class, sorted).map((row, context) -> dossier(row)).list();
        Map<String, List<Fact>> facts = transaction.createQuery(
                """
                    select question, event_id as id, kind, at, reply, by, account, staff, noise, history, detail from activity
                    where question = any(:questions)
                    union all select question, event_id, 'VISIBILITY', changed_at, null, null, null, false, false, history, visibility
                    from visibility where question = any(:questions)""")
                .bindArray("questions", String.class, sorted).map((row, context) -> fact(row)).stream()
                .collect(Collectors.groupingBy(FactOf::question,
                        Collectors.mapping(FactOf::fact, Collectors.toList())));
        Map<String, List<Deadline>> deadlines = transaction.createQuery(
                "select * from deadline where question = any(:questions)")
                .bindArray("questions", String.class, sorted)
                .map((row, context) -> new DeadlineOf(row.getString("question"),
                        ConstructorMapper.of(Deadline.class).map(row, context)))
                .stream().collect(Collectors.groupingBy(DeadlineOf::question,
                        Collectors.mapping(DeadlineOf::deadline, Collectors.toList())));
        Map<String, Dossier> dossiers = new LinkedHashMap<>();
        rows.forEach(row -> dossiers.put(row.question(), row.with(facts.getOrDefault(row.question(), List.of()),
                deadlines.getOrDefault(row.question(), List.of()))));
        return dossiers;
    }

    /** Questions for which a deadline has passed or which are to be checked anew, and that no other replica works on. */
    List<String> claimDue(Handle transaction, Instant now, int most, Collection<String> except) {
        return transaction.createQuery("""
            select question from question where question in (
              (select question from deadline where told_at is null and due_at <= :now and question <> all(:except)
               order by due_at limit :most)
              union (select question from question where recheck and question <> all(:except) and (collected_at is null
                  or collected_at <= :overdue or collected_at > :latest
                  or collected_at <= :quiet
                    and not exists (select from question where collected_at > :quiet and collected_at <= :latest))
                limit :most))
            order by question limit :most for update skip locked""")
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("quiet", now.minus(QUIET).atOffset(ZoneOffset.UTC))
                .bind("overdue", now.minus(OVERDUE).atOffset(ZoneOffset.UTC))
                .bind("latest", now.plus(QUIET).atOffset(ZoneOffset.UTC)).bind("most", most)
                .bindArray("except", String.class, except).mapTo(String.class).list();
    }

    /** Whether consumers had taken in events before this database was made. */
    boolean replacesLostDatabase(Handle transaction) {
        return transaction.createQuery("select exists (select from reading where history_until > 0)")
                .mapTo(Boolean.class).one();
    }

    /** Keeps facts and texts only. Readers may know these questions by higher revisions than ours: what is told later is newer. */
    void collect(Handle transaction, List<Outcome> outcomes, Instant now) {
        writeQuestions(transaction, outcomes);
        writeFacts(transaction, outcomes);
        transaction.createUpdate("""
            update question set recheck = true, collected_at = :now, revision = greatest(revision, :revision)
            where question = any(:questions)""").bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("revision", now.getEpochSecond())
                .bindArray("questions", String.class, outcomes.stream().map(each -> each.kept().question()).toList())
                .execute();
    }

    void write(Handle transaction, List<Outcome> outcomes) {
        writeQuestions(transaction, outcomes);
        writeFacts(transaction, outcomes);
        writeDeadlines(transaction, outcomes);
        forgetRemoved(transaction, outcomes.stream().filter(Outcome::removed).map(each -> each.kept().question())
                .toList());
    }

    private void writeQuestions(Handle transaction, List<Outcome> outcomes) {
        Columns<Outcome> columns = new Columns<>(outcomes, transaction.createUpdate("""
            update question q set card = u.card::jsonb, typing = u.typing::jsonb, told = u.told::jsonb,
              told_type = u.told_type, revision = u.revision, open = u.open, recheck = false, collected_at = null,
              body = coalesce(u.body, q.body)
            from unnest(:question, :card, :typing, :told, :told_type, :revision, :open, :body)
              as u (question, card, typing, told, told_type, revision, open, body)
            where q.question = u.question"""));
        columns.bind("question", String.class, outcome -> outcome.kept().question())
                .bind("card", String.class, outcome -> write(outcome.kept().card()))
                .bind("typing", String.class, outcome -> write(outcome.kept().typing()))
                .bind("told", String.class, outcome -> write(outcome.kept().told()))
                .bind("told_type", String.class, outcome -> outcome.kept().toldType())
                .bind("revision", Long.class, outcome -> outcome.kept().revision())
                .bind("open", Boolean.class, Outcome::open)
                .bind("body", String.class, Outcome::newBody).execute();
    }

    private static void writeFacts(Handle transaction, List<Outcome> outcomes) {
        Map<Boolean, List<FactOf>> facts = outcomes.stream().flatMap(outcome -> outcome.newFacts().stream()
                .map(fact -> new FactOf(outcome.kept().question(), fact)))
                .collect(Collectors.partitioningBy(each -> each.fact.kind() == Fact.Kind.VISIBILITY));
        new Columns<>(facts.get(true), transaction.createUpdate("""
            insert into visibility (event_id, question, changed_at, visibility, history)
            select * from unnest(:id, :question, :at, :detail, :history) on conflict do nothing"""))
                .bind("id", String.class, each -> each.fact.id())
                .bind("question", String.class, FactOf::question)
                .bind("at", Instant.class, each -> each.fact.at())
                .bind("detail", String.class, each -> each.fact.detail())
                .bind("history", Boolean.class, each -> each.fact.history()).execute();
        new Columns<>(facts.get(false), transaction.createUpdate("""
            insert into activity (event_id, question, kind, at, reply, by, account, staff, noise, history, detail)
            select * from unnest(:id, :question, :kind, :at, :reply, :by, :account, :staff, :noise, :history, :detail)
            on conflict do nothing"""))
                .bind("id", String.class, each -> each.fact.id())
                .bind("question", String.class, FactOf::question)
                .bind("kind", String.class, each -> each.fact.kind().name())
                .bind("at", Instant.class, each -> each.fact.at())
                .bind("reply", String.class, each -> each.fact.reply())
                .bind("by", String.class, each -> each.fact.by())
                .bind("account", String.class, each -> each.fact.account())
                .bind("staff", Boolean.class, each -> each.fact.staff())
                .bind("noise", Boolean.class, each -> each.fact.noise())
                .bind("history", Boolean.class, each -> each.fact.history())
                .bind("detail", String.class, each -> each.fact.detail()).execute();
    }

    private static void writeDeadlines(Handle transaction, List<Outcome> outcomes) {
        of(outcomes, Outcome::dropped, transaction.createUpdate("""
            delete from deadline d using unnest(:question, :policy, :threshold, :since)
              as u (question, policy, threshold, since)
            where (d.question, d.policy, d.threshold, d.since) = (u.question, u.policy, u.threshold, u.since)"""))
                .execute();
        of(outcomes, Outcome::changed, transaction.createUpdate("""
            insert into deadline (question, policy, threshold, since, due_at, told_at)
            select * from unnest(:question, :policy, :threshold, :since, :due_at, :told_at)
            on conflict (question, policy, threshold, since)
            do update set due_at = excluded.due_at, told_at = excluded.told_at"""))
                .bind("due_at", Instant.class, each -> each.deadline.dueAt())
                .bind("told_at", Instant.class, each -> each.deadline.toldAt()).execute();
    }

    private static Columns<DeadlineOf> of(List<Outcome> outcomes, Function<Outcome, List<Deadline>> which,
            Update statement) {
        List<DeadlineOf> deadlines = outcomes.stream().flatMap(outcome -> which.apply(outcome).stream()
                .map(deadline -> new DeadlineOf(outcome.kept().question(), deadline))).toList();
        return new Columns<>(deadlines, statement)
                .bind("question", String.class, DeadlineOf::question)
                .bind("policy", String.class, each -> each.deadline.policy())
                .bind("threshold", String.class, each -> each.deadline.threshold())
                .bind("since", Instant.class, each -> each.deadline.since());
    }

    private static void forgetRemoved(Handle transaction, List<String> questions) {
        if (!questions.isEmpty()) {
            List<String> outliving = Arrays.stream(Fact.Kind.values()).filter(Fact.Kind::outlivesRemoval)
                    .map(Enum::name).toList();
            transaction.createUpdate("delete from activity where question = any(:questions) and kind <> all(:kinds)")
                    .bindArray("questions", String.class, questions).bindArray("kinds", String.class, outliving)
                    .execute();
            Published.erase(transaction, questions);
        }
    }

    private Dossier dossier(ResultSet row) throws SQLException {
        return new Dossier(row.getString("question"), read(row.getString("card"), Card.class),
                read(row.getString("typing"), Typing.class), read(row.getString("told"), TriageStatus.class),
                row.getString("told_type"), row.getLong("revision"), row.getBoolean("recheck"), row.getString("body"),
                List.of(), List.of());
    }

    private static FactOf fact(ResultSet row) throws SQLException {
        return new FactOf(row.getString("question"),
                new Fact(row.getString("id"), UnreadableRow.word(Fact.Kind.class, row.getString("kind")),
                        row.getTimestamp("at").toInstant(), row.getString("reply"), row.getString("by"),
                        row.getString("account"), row.getBoolean("staff"), row.getBoolean("noise"),
                        row.getBoolean("history"),
                        row.getString("detail")));
    }

    private <T> @Nullable T read(@Nullable String content, Class<T> type) {
        try {
            return content == null ? null : json.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableRow(type.getSimpleName());
        }
    }

    private @Nullable String write(@Nullable Object content) {
        try {
            return content == null ? null : json.writeValueAsString(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written: " + Optional.ofNullable(content).map(Object::getClass));
        }
    }
}
