package dev.tend.rotation.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;
import dev.tend.events.ShiftStarted;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.consumer.Halving;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.digest.Line;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Outlines;
import dev.tend.rotation.queue.Questions;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Shift;

/** Tells when a shift starts: each once, over all replicas; none that began before Tend looked after the rotation. */
@ApplicationScoped
class ShiftStarts {

    private final Schedules schedules;
    private final Community community;
    private final Transactions transactions;
    private final Clock clock;
    private final Halving<String> halving = new Halving<>("start of a shift in");

    ShiftStarts(Schedules schedules, Community community, Transactions transactions, Clock clock) {
        this.schedules = schedules;
        this.community = community;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        halving.each(transactions.run((transaction, outbox) -> {
            List<Schedule> all = schedules.all(transaction);
            watch(transaction, all, now);
            return all.stream().map(schedule -> schedule.rotation().key()).toList();
        }), some -> tell(some, now));
    }

    private void tell(List<String> rotations, Instant now) {
        transactions.run((transaction, outbox) -> {
            // What started and ended while the service was down is told to nobody: only who is on duty now matters.
            schedules.all(transaction).stream().filter(schedule -> rotations.contains(schedule.rotation().key()))
                    .forEach(schedule -> schedule.onDuty(now).filter(shift -> isNews(transaction, schedule, shift))
                            .filter(shift -> !isGoingOn(schedule, shift))
                            .ifPresent(shift -> outbox.add(Event.of("rotation-service",
                                    started(transaction, schedule, shift, now), shift.from(), shift.from(),
                                    shift.person()))));
            return null;
        });
    }

    /** From now on; not from a time that is still to come, which was set while the clock was ahead. */
    private static void watch(Handle transaction, List<Schedule> all, Instant now) {
        transaction.createUpdate("""
            insert into rotation_watch as watched (rotation, since) select unnest(:rotations), :now::timestamptz
            on conflict (rotation) do update set since = excluded.since where watched.since > excluded.since""")
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

    /** In a calendar a person may have an event for each of several days in a row. */
    private static boolean isGoingOn(Schedule schedule, Shift shift) {
        return schedule.rotation().plan() instanceof Rotation.Calendar
                && schedule.onDuty(shift.from().minusNanos(1)).filter(other -> other.person().equals(shift.person()))
                        .isPresent();
    }

    private ShiftStarted started(Handle transaction, Schedule schedule, Shift shift, Instant now) {
        Optional<Shift> before = schedule.before(shift.from());
        AtShiftStart open;
        String[] people = Stream.concat(Stream.of(shift), before.stream()).map(Shift::person).distinct()
                .toArray(String[]::new);
        try (Stream<Outline> questions = Outlines.where(transaction, "state = 'OPEN' and assignee = any(:people)",
                Map.of("people", people))) {
            open = AtShiftStart.of(schedule.rotation(), shift, before, questions,
                    ids -> Questions.all(transaction, ids), community, now);
        }
        return new ShiftStarted(schedule.rotation().key(), shift.person(), before.map(Shift::person).orElse(null),
                shift.from(), shift.until(), open.handedOver(), open.lines().stream().map(Line::item).toList(),
                open.more(), open.morePublic());
    }
}
