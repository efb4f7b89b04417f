package dev.tend.rotation.schedule;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;
import dev.tend.events.ShiftStarted;
import dev.tend.kit.consumer.Transactions;

/** Tells when a shift starts: each once, over all replicas; none that began before Tend looked after the rotation. */
@ApplicationScoped
class ShiftStarts {

    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;

    ShiftStarts(Schedules schedules, Transactions transactions, Clock clock) {
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        transactions.run((transaction, outbox) -> {
            List<Schedule> all = schedules.all(transaction);
            watch(transaction, all, now);
            // What started and ended while the service was down is told to nobody: only who is on duty now matters.
            all.forEach(schedule -> schedule.onDuty(now).filter(shift -> isNews(transaction, schedule, shift))
                    .ifPresent(shift -> outbox.add(Event.of("rotation-service", started(schedule, shift), shift.from(),
                            shift.from()))));
            return null;
        });
    }

    private static void watch(Handle transaction, List<Schedule> all, Instant now) {
        transaction.createUpdate("""
            insert into rotation_watch select unnest(:rotations), :now::timestamptz on conflict do nothing""")
                .bindArray("rotations", String.class,
                        all.stream().map(schedule -> schedule.rotation().key()).sorted().toList())
                .bind("now", now.toString()).execute();
    }

    private static boolean isNews(Handle transaction, Schedule schedule, Shift shift) {
        return transaction.createUpdate("""
            insert into shift_start (rotation, starts_at, person)
            select rotation, :start::timestamptz, :person from rotation_watch
            where rotation = :rotation and since < :start::timestamptz
            on conflict do nothing""")
                .bind("rotation", schedule.rotation().key()).bind("start", shift.from().toString())
                .bind("person", shift.person()).execute() == 1;
    }

    private static ShiftStarted started(Schedule schedule, Shift shift) {
        String previous = schedule.onDuty(shift.from().minusNanos(1)).map(Shift::person).orElse(null);
        return new ShiftStarted(schedule.rotation().key(), shift.person(), previous, shift.from(), shift.until(),
                List.of());
    }
}
