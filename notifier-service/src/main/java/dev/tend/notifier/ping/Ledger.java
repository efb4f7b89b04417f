package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import dev.tend.events.Event;
import dev.tend.events.PingFailed;
import dev.tend.events.PingSent;
import dev.tend.kit.community.Destination;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.notifier.ping.Claim.Claimed;

/** How pings ended, written and told. Only as long as the claim on them holds. */
@ApplicationScoped
class Ledger {

    private static final String SERVICE = "notifier-service";

    private final Transactions transactions;
    private final Edits edits;
    private final Jdbi jdbi;
    private final Clock clock;

    Ledger(Transactions transactions, Edits edits, Jdbi jdbi, Clock clock) {
        this.transactions = transactions;
        this.edits = edits;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A ping as this claim left it. */
    private record Ended(UUID id, String question, String reason, String destination, int attempts, int unknown) {
    }

    /** They are shown. */
    void sent(Claim claim, String destination, List<Claimed> pings, boolean looked, Optional<String> message) {
        Instant now = clock.instant();
        end(claim, pings, PingState.SENT, message.orElse(null), null, (ping, outbox) -> outbox.add(Event.of(SERVICE,
                new PingSent(ping.question, ping.id.toString(), ping.reason, ping.destination, ping.attempts,
                        ping.unknown > 0 && !looked, message.orElse(null), now),
                now, ping.id)), now, transaction -> Channel.succeeded(transaction, destination));
    }

    /** They never will be. */
    void failed(Claim claim, List<Claimed> pings, String error) {
        failed(claim, pings, PingState.FAILED, error);
    }

    /** They may be shown, nobody can look, and they were repeated once: they are not sent again. */
    void doubtful(Claim claim, List<Claimed> pings, String error) {
        failed(claim, pings, PingState.UNKNOWN, "nobody knows whether it was shown: " + error);
    }

    private void failed(Claim claim, List<Claimed> pings, PingState state, String error) {
        Instant now = clock.instant();
        end(claim, pings, state, null, error, (ping, outbox) -> outbox.add(Event.of(SERVICE,
                new PingFailed(ping.question, ping.id.toString(), ping.reason, ping.destination, ping.attempts, error,
                        now),
                now, ping.id)), now, transaction -> {
                });
    }

    private void end(Claim claim, List<Claimed> pings, PingState state, @Nullable String message,
            @Nullable String error,
            BiConsumer<Ended, Outbox> tell, Instant now, Consumer<Handle> alsoDo) {
        if (pings.isEmpty()) {
            return;
        }
        Map<UUID, Map<String, String>> named = new HashMap<>();
        pings.forEach(claimed -> named.put(claimed.ping().id(), claimed.named(claim.isAboutOne())));
        transactions.run((transaction, outbox) -> {
            // Events of one question are put into the outbox under the lock on it.
            Collection<QuestionStatus> questions = Questions.lock(transaction, Stream.concat(
                    pings.stream().map(claimed -> claimed.ping().question()),
                    named.values().stream().flatMap(each -> each.keySet().stream())).toList()).values();
            List<Ended> all = transaction.createQuery("""
                update ping set state = :state, message = :message, error = :error, ended_at = :now, details = null,
                  claim = null, lease_until = null, unknown = unknown + :unknown
                where claim = :claim and state = 'SENDING' and id = any(:ids)
                returning id, question, reason, destination, attempts, unknown""")
                    .bind("state", state.name()).bind("message", message).bind("error", error).bind("now", now)
                    .bind("unknown", state == PingState.UNKNOWN ? 1 : 0)
                    .bind("claim", claim.id()).bindArray("ids", UUID.class, ids(pings))
                    .map((row, context) -> new Ended(row.getObject("id", UUID.class), row.getString("question"),
                            row.getString("reason"), row.getString("destination"), row.getInt("attempts"),
                            row.getInt("unknown")))
                    .list();
            all.forEach(ended -> tell.accept(ended, outbox));
            all.forEach(ended -> Edits.name(transaction, ended.id, named.get(ended.id)));
            // What became private or was removed while it was sent.
            edits.queueHidden(transaction, questions, all.stream().map(Ended::id).toList(), now);
            alsoDo.accept(transaction);
            return null;
        });
    }

    /** They may be shown: they go back, stay one message, and are tried again after the pause. */
    void unknown(Claim claim, String error, Duration pause) {
        putBack(claim, "unknown = unknown + 1", error, pause);
    }

    /** Nothing was sent: they go back, and wait for the destination only. What may be shown since an earlier try stays so. */
    void notSent(Claim claim, String error) {
        putBack(claim, "message_key = case when unknown > 0 then message_key end", error, Duration.ZERO);
    }

    /** Nothing was sent, since it could not be looked whether it is shown already. */
    void notLooked(Claim claim, String error) {
        putBack(claim, "attempts = attempts - 1", error, Duration.ZERO);
    }

    /** They go back, and are tried one by one: a message of their own each. */
    void apart(Claim claim, String error, Duration pause) {
        putBack(claim, "message_key = gen_random_uuid()", error, pause);
    }

    private void putBack(Claim claim, String change, String error, Duration pause) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update ping set state = 'DUE', claim = null, lease_until = null, error = :error, due_at = :dueAt, %s
            where claim = :claim and state = 'SENDING' and id = any(:ids)""".formatted(change))
                .bind("error", error).bind("dueAt", clock.instant().plus(pause)).bind("claim", claim.id())
                .bindArray("ids", UUID.class, claim.ids()).execute());
    }

    /** The whole destination rests, over all replicas: for as long as its server says, or longer with each failure. */
    void rest(Destination destination, String error, @Nullable String remedy, Optional<Duration> after, double chance) {
        Instant now = clock.instant();
        jdbi.useTransaction(transaction -> {
            int failures = Channel.failed(transaction, destination.key(), error, remedy);
            Duration pause = after.map(least -> least.plusMillis((long) (1000 * chance)))
                    .orElseGet(() -> Pauses.afterFailure(failures, chance));
            Channel.rest(transaction, destination.key(), now.plus(pause), now.plus(Channel.longest(destination)));
        });
    }

    private static List<UUID> ids(List<Claimed> pings) {
        return pings.stream().map(claimed -> claimed.ping().id()).toList();
    }
}
