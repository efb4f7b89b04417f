package dev.tend.rotation.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;
import dev.tend.events.ScheduleEnding;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.WorkingTime;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.schedule.Gap;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Shift;

/**
 * Tells a week ahead when nobody will serve in a rotation, and when the list of holidays ends: each time once, over all replicas.
 */
@ApplicationScoped
class ScheduleEndings {

    private final Community community;
    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;

    ScheduleEndings(Community community, Schedules schedules, Transactions transactions, Clock clock) {
        this.community = community;
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "60s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        Optional<Instant> holidaysEnd = holidaysEnd(now);
        transactions.run((transaction, outbox) -> {
            for (Schedule schedule : schedules.all(transaction)) {
                String rotation = schedule.rotation().key();
                Gap.soon(schedule, now).stream().filter(gap -> isNews(transaction, rotation, gap.from(), gap.until()))
                        .forEach(gap -> tell(outbox, schedule, now, gap.from(), gap.until(), because(gap)));
                holidaysEnd.filter(end -> isNews(transaction, "holidays of " + rotation, end, end))
                        .ifPresent(end -> tell(outbox, schedule, now, end, end.plus(Gap.NOTICE),
                                ScheduleEnding.Because.HOLIDAYS_END));
            }
            return null;
        });
    }

    /** Of a list that ended long ago the check of the file tells. */
    private Optional<Instant> holidaysEnd(Instant now) {
        return community.workingTime().flatMap(WorkingTime::holidaysEnd)
                .filter(end -> end.isBefore(now.plus(Gap.NOTICE)) && end.isAfter(now.minus(Gap.NOTICE)));
    }

    /** By its end, since its beginning may have passed; again where it begins sooner than was told. */
    private static boolean isNews(Handle transaction, String what, Instant from, Instant until) {
        return transaction.createUpdate("""
            insert into schedule_gap (rotation, until_at, from_at)
            values (:rotation, :until::timestamptz, :from::timestamptz)
            on conflict (rotation, until_at) do update set from_at = excluded.from_at
              where schedule_gap.from_at > excluded.from_at""").bind("from", from.toString()).bind("rotation", what)
                .bind("until", until.toString()).execute() == 1;
    }

    private static ScheduleEnding.Because because(Gap gap) {
        return gap.everybodyAway()
                ? ScheduleEnding.Because.EVERYBODY_AWAY
                : ScheduleEnding.Because.NOBODY_ON_DUTY;
    }

    private static void tell(Outbox outbox, Schedule schedule, Instant now, Instant from, Instant until,
            ScheduleEnding.Because because) {
        String rotation = schedule.rotation().key();
        outbox.add(Event.of("rotation-service", new ScheduleEnding(rotation, from, until, because,
                schedule.onDuty(now).map(Shift::person).orElse(null)), now, rotation, from, until));
    }
}
