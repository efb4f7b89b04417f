package dev.tend.rotation.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementContext;

import dev.tend.events.Event;
import dev.tend.events.SwapChanged;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.kit.consumer.UnreadableRow;

/** The swaps in Postgres. All that changes one waits for the lock on overrides, so two never take the same turn. */
@ApplicationScoped
public class Swaps {

    private final Schedules schedules;
    private final Takeovers takeovers;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Clock clock;

    Swaps(Schedules schedules, Takeovers takeovers, Transactions transactions, Jdbi jdbi, Clock clock) {
        this.schedules = schedules;
        this.takeovers = takeovers;
        this.transactions = transactions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A swap that waits for an answer.
     *
     * @param gives when the shift starts that the asker has, and {@code takes} when the other's does
     */
    public record Open(String asker, String asked, Instant gives, Instant takes) {
    }

    /** Those that can still be accepted, by rotation. */
    public Map<String, List<Open>> open() {
        Instant now = clock.instant();
        return jdbi.withHandle(handle -> {
            Map<String, List<Open>> open = new HashMap<>();
            for (Schedule schedule : schedules.all(handle)) {
                String rotation = schedule.rotation().key();
                open.put(rotation, all(handle, rotation).stream()
                        .filter(swap -> swap.state() == Swap.State.PROPOSED)
                        .map(swap -> new Open(swap.asker(), swap.asked(),
                                schedule.turn(swap.givesAt()).map(Span::from).orElse(Instant.MIN),
                                schedule.turn(swap.takesAt()).map(Span::from).orElse(Instant.MIN)))
                        .filter(swap -> swap.gives.isAfter(now) && swap.takes.isAfter(now)).toList());
            }
            return open;
        });
    }

    /** Those of a rotation, newest first. */
    public List<Swap> of(String rotation) {
        return jdbi.withHandle(handle -> all(handle, rotation));
    }

    private static List<Swap> all(Handle handle, String rotation) {
        return handle.createQuery("select * from swap where rotation = :rotation order by place desc")
                .bind("rotation", rotation).map(Swaps::map).list();
    }

    /**
     * Proposes a swap. Asked for again while it is open, it is the one there is.
     *
     * @throws Refused as {@link Swap#of}
     */
    public Proposed propose(String rotation, String asker, String asked, Instant gives, Instant takes) throws Refused {
        return transactions.run((handle, outbox) -> {
            takeovers.lock(handle);
            Schedule schedule = schedule(handle, rotation);
            Swap swap = Swap.of(schedule, asker, asked, gives, takes, clock.instant());
            Optional<Swap> open = all(handle, rotation).stream().filter(swap::isSameAs).findFirst();
            if (open.isPresent()) {
                return new Proposed(open.get(), false);
            }
            handle.createUpdate(
                    """
                        insert into swap (id, rotation, asker, asked, gives_at, takes_at, state, created_at) values (:id,
                          :rotation, :asker, :asked, :gives::timestamptz, :takes::timestamptz, :state, :created::timestamptz)""")
                    .bind("id", swap.id()).bind("rotation", rotation).bind("asker", asker).bind("asked", asked)
                    .bind("gives", swap.givesAt().toString()).bind("takes", swap.takesAt().toString())
                    .bind("state", swap.state().name()).bind("created", swap.createdAt().toString()).execute();
            tell(outbox, swap, asker, schedule, swap.createdAt());
            return new Proposed(swap, true);
        });
    }

    /** @param anew whether it was proposed now */
    public record Proposed(Swap swap, boolean anew) {
    }

    /**
     * Exchanges the turns. Accepted again, nothing changes.
     *
     * @return empty if the rotation has no such swap
     * @throws Refused as {@link Swap#accepted}
     */
    public Optional<Swap> accept(String rotation, UUID id, String by) throws Refused {
        return change(rotation, id, by, (handle, schedule, swap) -> {
            Instant now = clock.instant();
            Swap accepted = swap.accepted(schedule, by, now);
            if (swap.state() != accepted.state()) {
                takeovers.add(handle, Takeover.ofTurn(rotation, accepted.asked(),
                        schedule.turn(accepted.givesAt()).orElseThrow(), now));
                takeovers.add(handle, Takeover.ofTurn(rotation, accepted.asker(),
                        schedule.turn(accepted.takesAt()).orElseThrow(), now));
            }
            return accepted;
        });
    }

    /**
     * @return empty if the rotation has no such swap
     * @throws Refused as {@link Swap#declined}
     */
    public Optional<Swap> decline(String rotation, UUID id, String by) throws Refused {
        return change(rotation, id, by, (handle, schedule, swap) -> swap.declined(by));
    }

    @FunctionalInterface
    private interface Change {
        Swap of(Handle handle, Schedule schedule, Swap swap) throws Refused;
    }

    private Optional<Swap> change(String rotation, UUID id, String by, Change change) throws Refused {
        return transactions.run((handle, outbox) -> {
            takeovers.lock(handle);
            Optional<Swap> found = find(handle, rotation, id);
            if (found.isEmpty()) {
                return found;
            }
            Schedule schedule = schedule(handle, rotation);
            Swap changed = change.of(handle, schedule, found.get());
            if (changed.state() != found.get().state()) {
                write(handle, changed);
                tell(outbox, changed, by, schedule, clock.instant());
            }
            return Optional.of(changed);
        });
    }

    private static void tell(Outbox outbox, Swap swap, String by, Schedule schedule, Instant now) {
        // Of a turn that the calendar or the file does not have any more the time that named it is known.
        Span gives = schedule.turn(swap.givesAt()).orElseGet(() -> new Span(swap.givesAt(), swap.givesAt()));
        Span takes = schedule.turn(swap.takesAt()).orElseGet(() -> new Span(swap.takesAt(), swap.takesAt()));
        outbox.add(Event.of("rotation-service",
                new SwapChanged(swap.rotation(), swap.id().toString(), SwapChanged.State.valueOf(swap.state().name()),
                        swap.asker(), swap.asked(), by, gives.from(), gives.until(), takes.from(), takes.until(), now),
                now, swap.id(), swap.state()));
    }

    private Schedule schedule(Handle handle, String rotation) {
        return schedules.all(handle).stream().filter(schedule -> schedule.rotation().key().equals(rotation)).findFirst()
                .orElseThrow();
    }

    private static Optional<Swap> find(Handle handle, String rotation, UUID id) {
        return all(handle, rotation).stream().filter(swap -> swap.id().equals(id)).findFirst();
    }

    private static void write(Handle handle, Swap swap) {
        handle.createUpdate("update swap set state = :state where id = :id").bind("state", swap.state().name())
                .bind("id", swap.id()).execute();
    }

    private static Swap map(ResultSet row, StatementContext context) throws SQLException {
        return new Swap(row.getObject("id", UUID.class), row.getString("rotation"), row.getString("asker"),
                row.getString("asked"), row.getTimestamp("gives_at").toInstant(),
                row.getTimestamp("takes_at").toInstant(), UnreadableRow.word(Swap.State.class, row.getString("state")),
                row.getTimestamp("created_at").toInstant());
    }
}
