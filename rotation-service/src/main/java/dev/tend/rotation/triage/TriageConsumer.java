package dev.tend.rotation.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionState;
import dev.tend.events.TriageEvent;
import dev.tend.kit.consumer.EventConsumer;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.republish.Published;
import dev.tend.rotation.assignment.Decision;
import dev.tend.rotation.assignment.Duty;
import dev.tend.rotation.escalation.Escalations;
import dev.tend.rotation.queue.Batch;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedules;

/** Takes what the classifier says into the queue, and gives what is open to whom it is for. */
@ApplicationScoped
class TriageConsumer {

    private final EventConsumer consumer;
    private final Schedules schedules;
    private final Clock clock;

    TriageConsumer(EventConsumer consumer, Schedules schedules, Clock clock) {
        this.consumer = consumer;
        this.schedules = schedules;
        this.clock = clock;
    }

    @Incoming("triage")
    @Blocking
    void triage(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, EnumSet.allOf(EventType.class),
                (transaction, events, outbox) -> handle(transaction, events, outbox, true), this::remember);
    }

    /** What a queue that was lost had taken in: questions are given out again, and nobody is told. */
    void remember(Handle transaction, List<Event<?>> events, Outbox outbox) {
        handle(transaction, events, outbox, false);
    }

    private void handle(Handle transaction, List<Event<?>> events, Outbox outbox, boolean isNews) {
        Instant now = clock.instant();
        Duty duty = new Duty(schedules.all(transaction));
        Batch batch = Batch.lock(transaction, outbox, events.stream().map(Event::subject).distinct().toList());
        List<QuestionAged> aged = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        for (Event<?> event : events) {
            if (event.data() instanceof TriageEvent triage) {
                Question before = batch.find(triage.question()).orElse(null);
                Question after = TriageUpdate.of(before, triage);
                if (after != before) {
                    if (after.wasRemoved()) {
                        removed.add(after.id());
                    }
                    if (isNews && triage instanceof QuestionAged clock && !clock.status().silent()) {
                        aged.add(clock);
                    }
                    decide(before, after, duty, event.time(), now).map(changed -> isNews ? changed : silent(changed))
                            .ifPresentOrElse(
                                    decided -> batch.put(decided.question(), decided.event(), now),
                                    () -> batch.put(after));
                }
            }
        }
        Published.erase(transaction, removed);
        batch.write();
        Escalations.start(transaction, aged, now);
    }

    private static Decision.Changed silent(Decision.Changed changed) {
        return changed.event() instanceof QuestionAssigned assigned
                ? new Decision.Changed(changed.question(), new QuestionAssigned(assigned.question(),
                        assigned.assignee(), assigned.previous(), assigned.rotation(), assigned.because(),
                        assigned.by(),
                        assigned.assignedAt(), true, assigned.summary()))
                : changed;
    }

    private static Optional<Decision.Changed> decide(@Nullable Question before, Question after, Duty duty, Instant time,
            Instant now) {
        if (after.state() != QuestionState.OPEN) {
            return Optional.empty();
        }
        if (after.care().assignee() == null) {
            // What is open again came in when it was opened, not when it was asked.
            boolean reopened = before != null && before.state() == QuestionState.SETTLED;
            return duty.give(after, reopened ? time : after.summary().postedAt(), time, now);
        }
        return before != null && before.state() == QuestionState.SNOOZED
                ? Duty.giveBack(after, now)
                : Optional.empty();
    }
}
