package dev.tend.rotation.escalation;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionEscalated.Step;

/** The table of thresholds that have passed. Who writes a row holds the lock of its question. */
public final class Escalations {

    private Escalations() {
    }

    /** Looked at by the next sweep, be it due already. A clock that is told anew keeps what was told of it. */
    public static void start(Handle transaction, Collection<QuestionAged> aged, Instant now) {
        for (QuestionAged clock : aged) {
            transaction.createUpdate("""
                insert into escalation (question, threshold, since, policy, aged_at, heard_at, due_at)
                values (:question, :threshold, :since, :policy, :aged, :now, :aged)
                on conflict (question, threshold) do update set since = excluded.since, policy = excluded.policy,
                  aged_at = excluded.aged_at, heard_at = excluded.heard_at, due_at = excluded.due_at,
                  back_up_at = case when escalation.since = excluded.since then escalation.back_up_at end,
                  channel_at = case when escalation.since = excluded.since then escalation.channel_at end
                where escalation.since <= excluded.since""")
                    .bind("question", clock.question()).bind("threshold", clock.threshold())
                    .bind("since", clock.since()).bind("policy", clock.policy()).bind("aged", clock.dueAt())
                    .bind("now", now).execute();
        }
    }

    /** Those of these questions that are due. */
    static List<Escalation> due(Handle transaction, Collection<String> questions, Instant now) {
        return transaction.createQuery("""
            select * from escalation where question = any(:questions) and due_at <= :now order by question, aged_at""")
                .bindArray("questions", String.class, questions).bind("now", now)
                .map((row, context) -> new Escalation(row.getString("question"), row.getString("threshold"),
                        row.getTimestamp("since").toInstant(), row.getString("policy"),
                        row.getTimestamp("aged_at").toInstant(), row.getTimestamp("heard_at").toInstant(),
                        told(row.getTimestamp("back_up_at"), row.getTimestamp("channel_at"))))
                .list();
    }

    private static Set<Step> told(@Nullable Object backUp, @Nullable Object channel) {
        Set<Step> told = EnumSet.noneOf(Step.class);
        if (backUp != null) {
            told.add(Step.BACK_UP);
        }
        if (channel != null) {
            told.add(Step.CHANNEL);
        }
        return told;
    }

    static void save(Handle transaction, Escalation escalation, Escalation.Outcome outcome, Instant now) {
        transaction.createUpdate("""
            update escalation set due_at = :due::timestamptz,
              back_up_at = case when :backUp then :now else back_up_at end,
              channel_at = case when :channel then :now else channel_at end
            where question = :question and threshold = :threshold""")
                .bindMap(Map.of("question", escalation.question(), "threshold", escalation.threshold(), "now", now,
                        "backUp", outcome.tell().contains(Step.BACK_UP),
                        "channel", outcome.tell().contains(Step.CHANNEL)))
                .bind("due", outcome.next().map(Instant::toString).orElse(null)).execute();
    }

    /** The file or the holidays may be others: all that may follow is decided anew. What is settled is forgotten. */
    public static void lookAgain(Handle transaction) {
        // In the order in which all lock questions.
        // Counted, so that no row is sent here.
        transaction.createQuery("""
            select count(*) from (select id from question where id in (select question from escalation) order by id
              for update) as locked""").mapTo(Long.class).one();
        transaction.execute("""
            delete from escalation using question
            where question.id = escalation.question and question.state = 'SETTLED'""");
        transaction.execute("update escalation set due_at = aged_at where back_up_at is null or channel_at is null");
    }
}
