package dev.tend.notifier.ping;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.message.Details;
import dev.tend.notifier.ping.Claim.Claimed;

/** Takes due pings for one sender, in one short transaction, so that any number of replicas share the work. */
@ApplicationScoped
class Claims {

    /** Longer than a call to a chat server may last; after it, the sender is taken to have died in the middle. */
    static final Duration LEASE = Duration.ofSeconds(14);
    /** How often to look where nothing is known to be due. */
    static final Duration IDLE = Duration.ofMillis(500);
    /** How often where another replica is at it. */
    private static final Duration SOON = Duration.ofMillis(50);
    /** How many are looked at, at once. */
    private static final int WINDOW = 60;

    private final Jdbi jdbi;
    private final Clock clock;

    Claims(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * @param claim empty where nothing is due at this destination, it is not its time yet, or another replica is at it
     * @param pause until it may be its time again, as far as that is known; zero if it is
     */
    record Taken(Optional<Claim> claim, Duration pause) {
    }

    Taken take(Destination destination) {
        // Looked at without a lock first, since most of the time there is nothing.
        Taken nothing = look(destination);
        if (!nothing.pause.isZero()) {
            return nothing;
        }
        return jdbi.inTransaction(transaction -> {
            Instant now = clock.instant();
            Optional<Claim> claim = Channel.lock(transaction, destination.key())
                    .filter(channel -> !channel.nextAt().isAfter(now))
                    .flatMap(channel -> take(transaction, destination, now));
            return new Taken(claim, claim.isPresent() ? Duration.ZERO : SOON);
        });
    }

    private Taken look(Destination destination) {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> handle.createQuery("""
            select next_at, exists (select from ping where destination = :destination
                and (state = 'DUE' and due_at <= :now or state = 'SENDING' and lease_until < :now)) as due
            from channel where destination = :destination""").bind("destination", destination.key()).bind("now", now)
                .map((row, context) -> {
                    Instant nextAt = row.getTimestamp("next_at").toInstant();
                    return !row.getBoolean("due")
                            ? IDLE
                            : nextAt.isAfter(now) ? Duration.between(now, nextAt) : Duration.ZERO;
                }).findOne().map(pause -> new Taken(Optional.empty(), pause))
                .orElse(new Taken(Optional.empty(), IDLE)));
    }

    private static Optional<Claim> take(Handle transaction, Destination destination, Instant now) {
        List<Claimed> due = due(transaction, destination, now);
        List<Claimed> tell = new ArrayList<>();
        List<Claimed> giveUp = new ArrayList<>();
        for (Claimed queued : due) {
            Claimed claimed = asOfNow(transaction, queued, destination);
            Decision decision = claimed.ping().isDigest()
                    ? DigestLines.decide(queued.ping().details().digest(), claimed.ping(), now)
                    : Decision.of(claimed.ping(), claimed.question(), destination, now);
            if (decision instanceof Decision.Tell) {
                tell.add(claimed);
            } else if (decision instanceof Decision.GiveUp) {
                giveUp.add(claimed);
            } else if (decision instanceof Decision.Drop drop) {
                end(transaction, claimed.ping(), PingState.DROPPED, drop.because(), now);
            } else {
                end(transaction, claimed.ping(), PingState.WITHHELD, Decision.Withhold.BECAUSE, now);
            }
        }
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<Claimed> together = Claim.together(tell, !Destinations.isLog(destination));
        UUID key = together.stream().flatMap(claimed -> claimed.ping().messageKey().stream()).findFirst()
                .orElseGet(UUID::randomUUID);
        Claim claim = new Claim(UUID.randomUUID(), key, giveUp, together);
        lease(transaction, claim, now);
        if (!together.isEmpty()) {
            Channel.rest(transaction, destination.key(), now.plus(Destinations.pace(destination)));
        }
        return Optional.of(claim);
    }

    private static Claimed asOfNow(Handle transaction, Claimed queued, Destination destination) {
        Details details = queued.ping().details();
        return details.digest() == null
                ? queued
                : new Claimed(queued.ping()
                        .with(details.with(DigestLines.asOfNow(transaction, details.digest(), destination))),
                        queued.question());
    }

    private static List<Claimed> due(Handle transaction, Destination destination, Instant now) {
        return transaction.createQuery("""
            select ping.*, question_status.* from ping join question_status using (question)
            where ping.destination = :destination
              and (ping.state = 'DUE' and ping.due_at <= :now
                or ping.state = 'SENDING' and ping.lease_until < :now)
            order by ping.first_due_at, ping.place limit :window
            for update of ping skip locked""")
                .bind("destination", destination.key()).bind("now", now).bind("window", WINDOW)
                .map((row, context) -> new Claimed(ping(row), Questions.read(row))).list();
    }

    /** A row that is still SENDING was left so by a sender that died: nobody knows whether it was shown. */
    private static Ping ping(ResultSet row) throws SQLException {
        int died = row.getString("state").equals("SENDING") ? 1 : 0;
        return new Ping(row.getObject("id", UUID.class), row.getString("question"), row.getString("reason"),
                Json.read(row.getString("details"), Details.class), row.getString("rule"),
                row.getTimestamp("first_due_at").toInstant(), row.getInt("attempts"), row.getInt("unknown") + died,
                Optional.ofNullable(row.getTimestamp("first_tried_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("error")),
                Optional.ofNullable(row.getObject("message_key", UUID.class)));
    }

    private static void end(Handle transaction, Ping ping, PingState state, String because, Instant now) {
        transaction.createUpdate("""
            update ping set state = :state, error = :because, ended_at = :now, details = null, claim = null,
              lease_until = null, unknown = :unknown
            where id = :id""").bind("state", state.name()).bind("because", because).bind("now", now)
                .bind("unknown", ping.unknown()).bind("id", ping.id()).execute();
    }

    private static void lease(Handle transaction, Claim claim, Instant now) {
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

    /** Before a second call of the same claim. False if another sender has taken over. */
    boolean renew(Claim claim) {
        return claim.tell().size() == jdbi.withHandle(handle -> handle.createUpdate("""
            update ping set lease_until = :until where claim = :claim and state = 'SENDING' and id = any(:ids)""")
                .bind("until", clock.instant().plus(LEASE)).bind("claim", claim.id())
                .bindArray("ids", UUID.class, claim.tell().stream().map(claimed -> claimed.ping().id()).toList())
                .execute());
    }
}
