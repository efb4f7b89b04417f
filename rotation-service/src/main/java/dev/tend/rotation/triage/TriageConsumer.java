package dev.tend.rotation.triage;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionState;
import dev.tend.events.TriageEvent;
import dev.tend.kit.consumer.EventConsumer;
import dev.tend.kit.consumer.Outbox;
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
        consumer.consume(records, this::handle);
    }

    private void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        Instant now = clock.instant();
        Duty duty = new Duty(schedules.all(transaction));
        Batch batch = Batch.lock(transaction, outbox, events.stream().map(Event::subject).distinct().toList());
        List<QuestionAged> aged = new ArrayList<>();
        for (Event<?> event : events) {
            if (event.data() instanceof TriageEvent triage) {
                Question before = batch.find(triage.question()).orElse(null);
                Question after = TriageUpdate.of(before, triage);
                if (after != before) {
                    if (triage instanceof QuestionAged clock && !clock.status().silent()) {
                        aged.add(clock);
                    }
                    decide(before, after, duty, event.time(), now).ifPresentOrElse(
                            decided -> batch.put(decided.question(), decided.event(), now), () -> batch.put(after));
                }
            }
        }
        batch.write();
        Escalations.start(transaction, aged, now);
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
