package dev.tend.rotation.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

import dev.tend.kit.community.Community;
import dev.tend.rotation.queue.DueQuestions;
import dev.tend.rotation.queue.Holders;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedule;
import dev.tend.rotation.schedule.Schedules;

/** What is due with no event to say so. Rows in Postgres are the timers, so replicas and restarts change nothing. */
@ApplicationScoped
class Sweeps {

    private final Schedules schedules;
    private final DueQuestions questions;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Set<String> people;

    Sweeps(Schedules schedules, DueQuestions questions, Jdbi jdbi, Community community, Clock clock) {
        this.people = community.people().keySet();
        this.schedules = schedules;
        this.questions = questions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What was put off until now comes back. */
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void wake() {
        Instant now = clock.instant();
        questions.each("state = 'SNOOZED' and snoozed_until <= :now::timestamptz", Map.of("now", now.toString()),
                (transaction, due) -> {
                    for (Question snoozed : due.all()) {
                        Question awake = snoozed.with(snoozed.care().awake());
                        Duty.giveBack(awake, now).ifPresentOrElse(
                                back -> due.put(back.question(), back.event(), now), () -> due.put(awake));
                    }
                });
    }

    /** What is nobody's, or of somebody who is not in the file any more, is given to who is on duty, once somebody is. */
    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void assign() {
        Instant now = clock.instant();
        List<Schedule> all = jdbi.withHandle(schedules::all);
        Covered covered = Covered.of(all, now);
        Map<String, Object> parameters = new HashMap<>(covered.parameters());
        List<String> gone = jdbi.withHandle(Holders::of).stream().filter(person -> !people.contains(person)).toList();
        parameters.put("gone", gone.toArray(String[]::new));
        questions.each("state = 'OPEN' and (assignee is null" + (gone.isEmpty() ? "" : " or assignee = any(:gone)")
                + ") and " + covered.condition(), parameters, (transaction, waiting) -> {
                    Duty duty = new Duty(waiting.all().isEmpty() ? List.of() : schedules.all(transaction));
                    waiting.all().forEach(question -> (question.care().assignee() == null
                            ? duty.give(question, question.summary().postedAt(), now, now)
                            : duty.takeOver(question, now))
                            .ifPresent(changed -> waiting.put(changed.question(), changed.event(), now)));
                });
    }
}
