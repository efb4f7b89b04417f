package dev.tend.notifier.ping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jdbi.v3.core.Handle;

import dev.tend.kit.community.Destination;
import dev.tend.kit.consumer.UnreadableRow;
import dev.tend.notifier.message.Details;
import dev.tend.notifier.ping.Claim.Claimed;

/** The rows of pings whose turn has come, and the leases on them. */
final class DuePings {

    /** Longer than a call to a chat server may last; after it, the sender is taken to have died in the middle. */
    private static final Duration LEASE = Duration.ofSeconds(14);
    /** No lease lasts longer, also by the clock of another replica. */
    private static final Duration LONGEST_LEASE = Duration.ofMinutes(1);
    /** How long what can't be read waits for another version that can. */
    private static final Duration UNREADABLE = Duration.ofMinutes(10);
    /** How many are looked at, at once. */
    private static final int WINDOW = 60;

    /** A time that is later than any pause or lease was set by a clock that was ahead: it has come. */
    private static final String DUE = """
        ping.destination = :destination
        and (ping.state = 'DUE' and (ping.due_at <= :now or ping.due_at > :latest)
          or ping.state = 'SENDING' and (ping.lease_until < :now or ping.lease_until > :latestLease))""";

    private DuePings() {
    }

    /**
     * How long there is nothing to send at a destination, as far as that is known.
     *
     * @param idle where nothing is due
     */
    static Duration pause(Handle handle, Destination destination, Instant now, Duration idle) {
        return handle.createQuery("select next_at, exists (select from ping where " + DUE + """
            ) as due from channel where destination = :destination""").bind("destination", destination.key())
                .bindMap(times(now))
                .map((row, context) -> row.getBoolean("due")
                        ? Channel.left(row.getTimestamp("next_at").toInstant(), destination, now)
                        : idle)
                .findOne().orElse(idle);
    }

    static List<Claimed> lock(Handle transaction, Destination destination, Instant now) {
        List<UUID> unreadable = new ArrayList<>();
        List<Claimed> due = transaction.createQuery("""
            select ping.*, question_status.* from ping join question_status using (question)
            where %s
            order by ping.first_due_at, ping.place limit :window
            for update of ping skip locked""".formatted(DUE))
                .bind("destination", destination.key()).bindMap(times(now)).bind("window", WINDOW)
                .map((row, context) -> claimed(row, now, unreadable)).stream().flatMap(Optional::stream).toList();
        if (!unreadable.isEmpty()) {
            putOff(transaction, unreadable, now);
        }
        return due;
    }

    /** Empty for what another version wrote: the others go on. */
    private static Optional<Claimed> claimed(ResultSet row, Instant now, List<UUID> unreadable) throws SQLException {
        try {
            return Optional.of(new Claimed(ping(row, now), Questions.read(row)));
        } catch (UnreadableRow e) {
            unreadable.add(row.getObject("id", UUID.class));
            return Optional.empty();
        }
    }

    private static void putOff(Handle transaction, List<UUID> pings, Instant now) {
        transaction
                .createUpdate(
                        """
                            update ping set unknown = unknown + case state when 'SENDING' then 1 else 0 end, state = 'DUE', claim = null,
                              lease_until = null, due_at = :later, error = 'this version of Tend can''t read it'
                            where id = any(:ids)""")
                .bind("later", now.plus(UNREADABLE)).bindArray("ids", UUID.class, pings).execute();
    }

    private static Map<String, Instant> times(Instant now) {
        return Map.of("now", now, "latest", now.plus(Pauses.LONGEST), "latestLease", now.plus(LONGEST_LEASE));
    }

    /** A row that is still SENDING was left so by a sender that died: nobody knows whether it was shown. */
    private static Ping ping(ResultSet row, Instant now) throws SQLException {
        int died = row.getString("state").equals("SENDING") ? 1 : 0;
        // What was tried while the clock was ahead was tried some time before now.
        Optional<Instant> firstTried = Optional.ofNullable(row.getTimestamp("first_tried_at")).map(Timestamp::toInstant)
                .map(first -> first.isAfter(now) ? now.minus(Decision.PATIENCE) : first);
        return new Ping(row.getObject("id", UUID.class), row.getString("question"), row.getString("reason"),
                Json.read(row.getString("details"), Details.class), row.getString("rule"),
                row.getTimestamp("first_due_at").toInstant(), row.getInt("attempts"), row.getInt("unknown") + died,
                firstTried, Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getObject("message_key", UUID.class)),
                Optional.ofNullable(row.getTimestamp("heard_at")).map(Timestamp::toInstant));
    }

    static void end(Handle transaction, Ping ping, PingState state, String because, Instant now) {
        transaction.createUpdate("""
            update ping set state = :state, error = :because, ended_at = :now, details = null, claim = null,
              lease_until = null, unknown = :unknown
            where id = :id""").bind("state", state.name()).bind("because", because).bind("now", now)
                .bind("unknown", ping.unknown()).bind("id", ping.id()).execute();
    }

    static void lease(Handle transaction, Claim claim, Instant now) {
        List<Ping> told = claim.tell().stream().map(Claimed::ping).toList();
        transaction.createUpdate("""
            update ping set state = 'SENDING', claim = :claim, lease_until = :until, message_key = :key,
              attempts = attempts + 1, unknown = row.unknown, first_tried_at = coalesce(first_tried_at, :now)
            from unnest(:ids, :unknown) as row (id, unknown) where ping.id = row.id""")
                .bind("claim", claim.id()).bind("until", now.plus(LEASE)).bind("key", claim.key()).bind("now", now)
                .bindArray("ids", UUID.class, told.stream().map(Ping::id).toList())
                .bindArray("unknown", Integer.class, told.stream().map(Ping::unknown).toList())
                .execute();
        transaction.createUpdate("""
            update ping set state = 'SENDING', claim = :claim, lease_until = :until where id = any(:ids)""")
                .bind("claim", claim.id()).bind("until", now.plus(LEASE))
                .bindArray("ids", UUID.class, claim.giveUp().stream().map(claimed -> claimed.ping().id()).toList())
                .execute();
    }

    /** False if another sender has taken over. */
    static boolean renew(Handle handle, Claim claim, Instant now) {
        return claim.tell().size() == handle.createUpdate("""
            update ping set lease_until = :until where claim = :claim and state = 'SENDING' and id = any(:ids)""")
                .bind("until", now.plus(LEASE)).bind("claim", claim.id())
                .bindArray("ids", UUID.class, claim.ids()).execute();
    }
}
