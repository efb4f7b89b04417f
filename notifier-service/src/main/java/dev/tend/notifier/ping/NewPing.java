package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.republish.Published;
import dev.tend.notifier.message.Details;

/**
 * A ping for the ledger.
 *
 * @param details null where those who read the destination may not read the question: it is withheld
 * @param settles how long it waits for others of its question; less where one of them waits for the destination already
 * @param heardAt when the webhook came in that led to it; empty where none did
 */
record NewPing(String question, String reason, String destination, @Nullable Details details, String rule,
        Duration settles, Optional<Instant> heardAt) {

    /** Where it stands in the ledger at first. */
    private String state() {
        return (details == null ? PingState.WITHHELD : PingState.DUE).name();
    }

    /**
     * Puts these into the ledger. What is there already stays as it is, but for what was withheld and may be told now: that begins
     * anew, as if it had not been tried before.
     */
    static void queue(Handle transaction, List<NewPing> pings, Instant now) {
        Map<List<String>, NewPing> last = new LinkedHashMap<>();
        pings.forEach(ping -> last.merge(List.of(ping.question, ping.reason, ping.destination), ping,
                (one, other) -> one.details == null ? other : one));
        List<NewPing> rows = last.values().stream().sorted(Comparator.comparing(NewPing::question)).toList();
        transaction
                .createUpdate(
                        """
                            insert into ping (id, question, reason, destination, state, details, rule, first_due_at, due_at, ended_at,
                              error, heard_at)
                            select gen_random_uuid(), question, reason, destination, state, details, rule, :now::timestamptz,
                              least(:now::timestamptz + make_interval(secs => settles),
                                (select min(due_at) from ping as waiting where state = 'DUE' and message_key is null
                                  and waiting.question = row.question and waiting.destination = row.destination)),
                              case state when 'WITHHELD' then :now::timestamptz end, case state when 'WITHHELD' then :withheld end,
                              heard_at
                            from unnest(:questions, :reasons, :destinations, :states, :details::jsonb[], :rules, :settles,
                                :heard::timestamptz[])
                              with ordinality as row (question, reason, destination, state, details, rule, settles, heard_at, place)
                            order by place
                            on conflict (question, reason, destination) do update
                              set state = 'DUE', details = excluded.details, rule = excluded.rule, first_due_at = excluded.first_due_at,
                                due_at = excluded.due_at, error = null, ended_at = null, attempts = 0,
                                first_tried_at = case when ping.unknown > 0 then ping.first_tried_at end,
                                message_key = case when ping.unknown > 0 then ping.message_key end, heard_at = excluded.heard_at
                              where ping.state = 'WITHHELD' and excluded.state = 'DUE'""")
                .bind("now", now).bind("withheld", Decision.Withhold.BECAUSE)
                .bindArray("questions", String.class, rows.stream().map(NewPing::question).toList())
                .bindArray("reasons", String.class, rows.stream().map(NewPing::reason).toList())
                .bindArray("destinations", String.class, rows.stream().map(NewPing::destination).toList())
                .bindArray("states", String.class, rows.stream().map(NewPing::state).toList())
                .bindArray("details", String.class, rows.stream().map(ping -> Json.write(ping.details)).toList())
                .bindArray("rules", String.class, rows.stream().map(NewPing::rule).toList())
                .bindArray("heard", String.class,
                        rows.stream().map(ping -> ping.heardAt.map(Instant::toString).orElse(null)).toList())
                .bindArray("settles", Double.class, rows.stream().map(ping -> ping.settles.toMillis() / 1e3).toList())
                .execute();
    }

    /** The question was removed at its source: nothing that was written about it is kept, nothing more is told. */
    static void forget(Handle transaction, String question, Instant now) {
        transaction.createUpdate("""
            update ping set details = null,
              error = case state when 'DUE' then 'the question was removed at its source' else error end,
              ended_at = case state when 'DUE' then :now::timestamptz else ended_at end,
              state = case state when 'DUE' then 'DROPPED' else state end
            where question = :question and state <> 'SENDING'""").bind("now", now).bind("question", question).execute();
        // Lists that wait lose its line.
        transaction.createUpdate(
                """
                    update ping set details = jsonb_set(details, '{digest,items}', coalesce((select jsonb_agg(item)
                      from jsonb_array_elements(details -> 'digest' -> 'items') as item where item ->> 'question' <> :question), '[]'))
                    where state = 'DUE'
                      and details -> 'digest' -> 'items' @> jsonb_build_array(jsonb_build_object('question', :question::text))""")
                .bind("question", question).execute();
        Published.erase(transaction, List.of(question));
    }
}
