package dev.tend.notifier.ping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

import dev.tend.events.QuestionSummary;
import dev.tend.events.TriageStatus;

/** The table of questions, as far as telling about them needs it. */
final class Questions {

    private Questions() {
    }

    /**
     * Locks and reads these questions; those of which nothing is known yet are there, and unknown. They get a row, since only a row
     * can be locked: triage and assignment of a new question come at the same time, and neither may undo the other.
     */
    static Map<String, QuestionStatus> lock(Handle transaction, Collection<String> questions) {
        List<String> sorted = questions.stream().distinct().sorted().toList();
        Map<String, QuestionStatus> known = new HashMap<>();
        sorted.forEach(question -> known.put(question, QuestionStatus.unknown(question)));
        transaction.createUpdate("""
            insert into question_status (question, revision) select unnest(:questions), -1 on conflict do nothing""")
                .bindArray("questions", String.class, sorted).execute();
        transaction.createQuery("""
            select question, status, summary, assignee, taken_at from question_status
            where question = any(:questions) order by question for update""")
                .bindArray("questions", String.class, sorted).map((row, context) -> read(row)).list()
                .forEach(status -> known.put(status.question(), status));
        return known;
    }

    static QuestionStatus read(ResultSet row) throws SQLException {
        return new QuestionStatus(row.getString("question"), Json.read(row.getString("status"), TriageStatus.class),
                Json.read(row.getString("summary"), QuestionSummary.class), row.getString("assignee"),
                Optional.ofNullable(row.getTimestamp("taken_at")).map(Timestamp::toInstant).orElse(null));
    }

    static void save(Handle transaction, Collection<QuestionStatus> questions) {
        List<QuestionStatus> sorted = questions.stream()
                .sorted((one, other) -> one.question().compareTo(other.question())).toList();
        transaction.createUpdate("""
            insert into question_status (question, revision, status, summary, assignee, taken_at)
            select * from unnest(:questions, :revisions, :statuses::jsonb[], :summaries::jsonb[], :assignees,
              :taken::timestamptz[])
            on conflict (question) do update set revision = excluded.revision, status = excluded.status,
              summary = excluded.summary, assignee = excluded.assignee,
              taken_at = excluded.taken_at""")
                .bindArray("questions", String.class, sorted.stream().map(QuestionStatus::question).toList())
                .bindArray("revisions", Long.class, sorted.stream().map(QuestionStatus::revision).toList())
                .bindArray("statuses", String.class,
                        sorted.stream().map(status -> Json.write(status.status())).toList())
                .bindArray("summaries", String.class,
                        sorted.stream().map(status -> Json.write(status.summary())).toList())
                .bindArray("assignees", String.class, sorted.stream().map(QuestionStatus::assignee).toList())
                .bindArray("taken", String.class, sorted.stream()
                        .map(status -> status.takenAt() == null ? null : status.takenAt().toString()).toList())
                .execute();
    }
}
