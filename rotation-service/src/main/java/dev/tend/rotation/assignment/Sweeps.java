package dev.tend.rotation.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.quarkus.scheduler.Scheduled;

import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.queue.Batch;
import dev.tend.rotation.queue.Holders;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;

/** What is due with no event to say so. Rows in Postgres are the timers, so replicas and restarts change nothing. */
@ApplicationScoped
class Sweeps {

    private static final int MOST = 200;

    private final Schedules schedules;
    private final Transactions transactions;
    private final Clock clock;
    private final Set<String> people;

    Sweeps(Schedules schedules, Transactions transactions, Community community, Clock clock) {
        this.people = community.people().keySet();
        this.schedules = schedules;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What was put off until now comes back. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        while (wakeSome(clock.instant()) == MOST) {
            continue;
        }
    }

    private int wakeSome(Instant now) {
        return transactions.run((transaction, outbox) -> {
            Batch due = Batch.claim(transaction, outbox, MOST,
                    "state = 'SNOOZED' and snoozed_until <= :now::timestamptz", Map.of("now", now.toString()));
            for (Question snoozed : due.all()) {
                Question awake = snoozed.with(snoozed.care().awake());
                Duty.giveBack(awake, now).ifPresentOrElse(
                        back -> due.put(back.question(), back.event(), now), () -> due.put(awake));
            }
            due.write();
            return due.all().size();
        });
    }

    /** What is nobody's, or of somebody who is not in the file any more, is given to who is on duty, once somebody is. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void assign() {
        while (assignSome(clock.instant()) == MOST) {
            continue;
        }
    }

    private int assignSome(Instant now) {
        return transactions.run((transaction, outbox) -> {
            List<Schedule> all = schedules.all(transaction);
            Duty duty = new Duty(all);
            Covered covered = Covered.of(all, now);
            Map<String, Object> parameters = new HashMap<>(covered.parameters());
            List<String> gone = Holders.of(transaction).stream().filter(person -> !people.contains(person)).toList();
            parameters.put("gone", gone.toArray(String[]::new));
            Batch waiting = Batch.claim(transaction, outbox, MOST,
                    "state = 'OPEN' and (assignee is null" + (gone.isEmpty() ? "" : " or assignee = any(:gone)")
                            + ") and " + covered.condition(),
                    parameters);
            List<Decision.Changed> given = waiting.all().stream()
                    .flatMap(question -> (question.care().assignee() == null
                            ? duty.give(question, question.summary().postedAt(), now, now)
                            : duty.takeOver(question, now)).stream())
                    .toList();
            given.forEach(changed -> waiting.put(changed.question(), changed.event(), now));
            waiting.write();
            // Where nothing can be given the next round would find the same.
            return given.size();
        });
    }
}
