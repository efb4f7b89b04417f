package dev.tend.rotation.handover;

import java.time.Clock;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;
import dev.tend.events.ScheduleEnding;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.schedule.Gap;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Shift;

/** Tells a week ahead when nobody will serve in a rotation: each time once, over all replicas. */
@ApplicationScoped
class ScheduleEndings {

    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;

    ScheduleEndings(Schedules schedules, Transactions transactions, Clock clock) {
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        transactions.run((transaction, outbox) -> {
            for (Schedule schedule : schedules.all(transaction)) {
                Gap.soon(schedule, now).stream().filter(gap -> isNews(transaction, schedule, gap))
                        .forEach(gap -> tell(outbox, schedule, gap, now));
            }
            return null;
        });
    }

    /** By its end: its beginning may have passed. */
    private static boolean isNews(Handle transaction, Schedule schedule, Gap gap) {
        return transaction.createUpdate("""
            insert into schedule_gap (rotation, until_at) values (:rotation, :until::timestamptz)
            on conflict do nothing""").bind("rotation", schedule.rotation().key())
                .bind("until", gap.until().toString()).execute() == 1;
    }

    private static void tell(Outbox outbox, Schedule schedule, Gap gap, Instant now) {
        outbox.add(Event.of("rotation-service",
                new ScheduleEnding(schedule.rotation().key(), gap.from(), gap.until(),
                        gap.everybodyAway()
                                ? ScheduleEnding.Because.EVERYBODY_AWAY
                                : ScheduleEnding.Because.NOBODY_ON_DUTY,
                        schedule.onDuty(now).map(Shift::person).orElse(null)),
                now, gap.until()));
    }
}
