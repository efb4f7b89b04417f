package dev.tend.notifier.ping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;

/** Messages that were posted and name a question that may not be shown there any more: puts them into the queue of edits. */
@ApplicationScoped
class Edits {

    static final String PRIVATE = "PRIVATE";
    static final String REMOVED = "REMOVED";
    private static final String IMPOSSIBLE = "Messages there can't be edited: an incoming webhook does not let Tend, and a log is "
            + "written already. Remove the message by hand.";
    private static final Logger LOG = Logger.getLogger(Edits.class);

    private final Destinations destinations;

    Edits(Destinations destinations) {
        this.destinations = destinations;
    }

    /**
     * All messages that are shown, or may be, and name one of these.
     *
     * @param hidden by question: {@code PRIVATE} where only some may read it, {@code REMOVED} where nobody may
     */
    void queue(Handle transaction, Map<String, String> hidden, Instant now) {
        queue(transaction, hidden, List.of(), now);
    }

    /** Those of these pings' messages, as far as one of these questions is hidden by now. */
    void queueHidden(Handle transaction, Collection<QuestionStatus> questions, List<UUID> pings, Instant now) {
        Map<String, String> hidden = questions.stream()
                .filter(question -> question.status() != null && !question.isPublic())
                .collect(Collectors.toMap(QuestionStatus::question,
                        question -> question.summary() == null ? REMOVED : PRIVATE));
        if (!pings.isEmpty()) {
            queue(transaction, hidden, pings, now);
        }
    }

    /** @param only of these pings; empty for all */
    private void queue(Handle transaction, Map<String, String> hidden, List<UUID> only, Instant now) {
        if (hidden.isEmpty()) {
            return;
        }
        List<String> impossible = new ArrayList<>();
        transaction.createQuery("""
            insert into edit (ping, question, destination, because, state, first_due_at, due_at, error, ended_at)
            select ping.id, hidden.question, ping.destination, hidden.because,
              case when ping.destination = any(:editable) then 'DUE' else 'IMPOSSIBLE' end,
              :now::timestamptz, :now::timestamptz,
              case when ping.destination = any(:editable) then null else :impossible::text end,
              case when ping.destination = any(:editable) then null else :now::timestamptz end
            from unnest(:questions, :becauses) as hidden (question, because)
              cross join lateral (select id from ping where ping.question = hidden.question
                union select named.ping from named where named.question = hidden.question) as naming
              join ping on ping.id = naming.id
            where (ping.state = 'SENT' or ping.unknown > 0 and ping.state not in ('DUE', 'SENDING'))
              and (hidden.because = 'REMOVED' or ping.destination = any(:public))
              and ping.destination = any(:known) and (cardinality(:only) = 0 or ping.id = any(:only))
            on conflict (ping, question) do update set because = excluded.because, state = excluded.state,
              first_due_at = excluded.first_due_at, due_at = excluded.due_at, attempts = 0, first_tried_at = null,
              error = excluded.error, ended_at = excluded.ended_at
            where edit.state not in ('DUE', 'EDITING')
            returning destination, state""")
                .bindArray("questions", String.class, List.copyOf(hidden.keySet()))
                .bindArray("becauses", String.class, List.copyOf(hidden.values()))
                .bindArray("editable", String.class, keys(true, false)).bindArray("public", String.class,
                        keys(false, true))
                .bindArray("known", String.class, keys(false, false)).bindArray("only", UUID.class, only)
                .bind("now", now).bind("impossible", IMPOSSIBLE)
                .map((row, context) -> row.getString("state").equals(EditState.IMPOSSIBLE.name())
                        ? impossible.add(row.getString("destination"))
                        : false)
                .list();
        Map<String, Long> counts = impossible.stream()
                .collect(Collectors.groupingBy(destination -> destination, Collectors.counting()));
        counts.forEach((destination,
                count) -> LOG.warnf("%d messages at %s name a question that may not be shown there "
                        + "any more, and can't be edited there. Remove them by hand: GET /api/pings?destination=%s lists them "
                        + "(edit: IMPOSSIBLE).", (Object) count, destination, destination));
    }

    private List<String> keys(boolean editable, boolean open) {
        return destinations.all().stream().filter(destination -> !editable || Destinations.canEdit(destination))
                .filter(destination -> !open || !destination.holdsPrivate()).map(Destination::key).toList();
    }

    /** Keeps which questions a message names that is about several. */
    static void name(Handle transaction, UUID ping, Map<String, String> addresses) {
        transaction.createUpdate("""
            insert into named (ping, question, url) select :ping, * from unnest(:questions, :urls)
            on conflict (ping, question) do update set url = excluded.url""").bind("ping", ping)
                .bindArray("questions", String.class, List.copyOf(addresses.keySet()))
                .bindArray("urls", String.class, List.copyOf(addresses.values())).execute();
    }
}
