package dev.tend.notifier.ping;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;

/** Takes due edits, one message at a time, so that any number of replicas share the work; and keeps how they ended. */
@ApplicationScoped
class DueEdits {

    /** Longer than the two calls of an edit may last. */
    private static final Duration LEASE = Duration.ofSeconds(25);
    private static final int WINDOW = 60;
    private static final String DUE = """
        edit.destination = :destination
        and (edit.state = 'DUE' and (edit.due_at <= :now or edit.due_at > :latest)
          or edit.state = 'EDITING' and (edit.lease_until < :now or edit.lease_until > :latest))""";

    private final Jdbi jdbi;
    private final Clock clock;

    DueEdits(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A question that a message may name no longer.
     *
     * @param message the id at the chat server; null where nobody knows whether it was shown
     * @param url to which its line links, where the message is about several
     * @param alone whether the message tells of nothing that may stay
     */
    record Row(UUID ping, String question, boolean removed, int attempts, @Nullable Instant firstTriedAt,
            @Nullable String message, Instant pingTriedAt, @Nullable String url, boolean alone) {
    }

    /**
     * All that is to be taken out of one message.
     *
     * @param links the addresses to which its lines link, where it is about several questions
     */
    record Work(UUID claim, List<Row> rows, List<String> links) {
        Row first() {
            return rows.get(0);
        }
    }

    Optional<Work> take(Destination destination) {
        Instant now = clock.instant();
        boolean nothing = jdbi.withHandle(handle -> !handle.createQuery("select exists (select from edit where " + DUE
                + ")").bind("destination", destination.key()).bindMap(times(now)).mapTo(Boolean.class).one());
        return nothing
                ? Optional.empty()
                : jdbi.inTransaction(transaction -> Channel.lock(transaction, destination.key())
                        .filter(channel -> Channel.left(channel.nextAt(), destination, now).isZero())
                        .flatMap(channel -> take(transaction, destination, now)));
    }

    private static Map<String, Instant> times(Instant now) {
        return Map.of("now", now, "latest", now.plus(Pauses.LONGEST));
    }

    /** Of a message that somebody is at nothing is taken: an edit that begins before another one ends would undo it. */
    private static Optional<Work> take(Handle transaction, Destination destination, Instant now) {
        List<Row> due = transaction.createQuery("""
            select edit.*, ping.message, coalesce(ping.first_tried_at, ping.first_due_at) as ping_tried_at, named.url,
              not exists (select from ping as other where other.destination = ping.destination
                and (other.id = ping.id or other.message = ping.message) and not exists (select from edit as hidden
                  where hidden.ping = other.id and hidden.question = other.question)) as alone
            from edit join ping on ping.id = edit.ping
              left join named on named.ping = edit.ping and named.question = edit.question
            where %s and not exists (select from edit as at_work join ping as its on its.id = at_work.ping
                where at_work.destination = edit.destination and its.message = ping.message
                  and at_work.state = 'EDITING' and at_work.lease_until between :now and :latest)
            order by edit.first_due_at, edit.ping limit :window
            for update of edit skip locked""".formatted(DUE))
                .bind("destination", destination.key()).bindMap(times(now)).bind("window", WINDOW)
                .map((row, context) -> new Row(row.getObject("ping", UUID.class), row.getString("question"),
                        row.getString("because").equals(Edits.REMOVED), row.getInt("attempts"),
                        Optional.ofNullable(row.getTimestamp("first_tried_at")).map(Timestamp::toInstant).orElse(null),
                        row.getString("message"), row.getTimestamp("ping_tried_at").toInstant(), row.getString("url"),
                        row.getBoolean("alone")))
                .list();
        if (due.isEmpty()) {
            return Optional.empty();
        }
        Row first = due.get(0);
        Work work = new Work(UUID.randomUUID(), due.stream().filter(row -> first.message == null
                ? row.ping.equals(first.ping)
                : Objects.equals(row.message, first.message)).toList(), links(transaction, destination, first));
        update(transaction, work, """
            state = 'EDITING', claim = :claim, lease_until = :until, attempts = attempts + 1,
            first_tried_at = coalesce(first_tried_at, :now)""", Map.of("until", now.plus(LEASE), "now", now));
        Channel.rest(transaction, destination.key(), now.plus(Destinations.pace(destination)),
                now.plus(Channel.longest(destination)));
        return Optional.of(work);
    }

    private static List<String> links(Handle transaction, Destination destination, Row first) {
        return transaction.createQuery("""
            select distinct named.url from named join ping on ping.id = named.ping
            where named.url is not null and (ping.id = :ping
              or ping.message = :message and ping.destination = :destination)""")
                .bind("ping", first.ping).bind("message", first.message).bind("destination", destination.key())
                .mapTo(String.class).list();
    }

    private static void update(Handle handle, Work work, String change, Map<String, Object> values) {
        handle.createUpdate("""
            update edit set %s from unnest(:pings, :questions) as row (ping, question)
            where edit.ping = row.ping and edit.question = row.question
              and (edit.claim = :claim and edit.state = 'EDITING' or :claiming)"""
                .formatted(change))
                .bindArray("pings", UUID.class, work.rows.stream().map(Row::ping).toList())
                .bindArray("questions", String.class, work.rows.stream().map(Row::question).toList())
                .bind("claim", work.claim).bind("claiming", values.containsKey("until")).bindMap(values).execute();
    }

    /** @param error null where all went well */
    void ended(Work work, EditState state, @Nullable String error) {
        jdbi.useTransaction(transaction -> {
            update(transaction, work, """
                state = :state, error = nullif(:error, ''), ended_at = :now, claim = null, lease_until = null""",
                    Map.of("state", state.name(), "error", error == null ? "" : error, "now", clock.instant()));
            transaction.createUpdate("""
                update named set url = null from edit where edit.ping = named.ping and edit.question = named.question
                  and edit.because = 'REMOVED' and named.ping = any(:pings) and edit.ended_at is not null""")
                    .bindArray("pings", UUID.class, work.rows.stream().map(Row::ping).toList()).execute();
        });
    }

    /** Its ping was shown as this message, which may tell of others too: it is taken again with what is known of it. */
    void found(Work work, String message) {
        jdbi.useTransaction(transaction -> {
            transaction.createUpdate("update ping set message = :message where id = :id").bind("message", message)
                    .bind("id", work.first().ping).execute();
            update(transaction, work, "state = 'DUE', claim = null, lease_until = null", Map.of());
        });
    }

    void again(Work work, Duration pause, String error) {
        jdbi.useHandle(handle -> update(handle, work, """
            state = 'DUE', error = :error, due_at = :dueAt, claim = null, lease_until = null""",
                Map.of("error", error, "dueAt", clock.instant().plus(pause))));
    }
}
