package dev.tend.rotation.escalation;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jdbi.v3.core.Handle;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionEscalated.Step;
import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.assignment.Duty;
import dev.tend.rotation.queue.Batch;
import dev.tend.rotation.queue.DueQuestions;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedules;

/** Tells others of questions that nobody takes: each step of a clock once, over all replicas. */
@ApplicationScoped
class EscalationSweep {

    private final Community community;
    private final Schedules schedules;
    private final Transactions transactions;
    private final DueQuestions questions;
    private final Clock clock;

    EscalationSweep(Community community, Schedules schedules, Transactions transactions, DueQuestions questions,
            Clock clock) {
        this.community = community;
        this.schedules = schedules;
        this.transactions = transactions;
        this.questions = questions;
        this.clock = clock;
    }

    void start(@Observes StartupEvent event) {
        transactions.run((transaction, outbox) -> {
            Escalations.lookAgain(transaction);
            return null;
        });
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        questions.each("id in (select question from escalation where due_at <= :now::timestamptz)",
                Map.of("now", now.toString()), (transaction, batch) -> escalate(transaction, batch, now));
    }

    private void escalate(Handle transaction, Batch batch, Instant now) {
        List<String> claimed = batch.all().stream().map(Question::id).toList();
        Duty duty = new Duty(claimed.isEmpty() ? List.of() : schedules.all(transaction));
        for (Escalation escalation : Escalations.due(transaction, claimed, now)) {
            Question question = batch.find(escalation.question()).orElseThrow();
            Escalation.Outcome outcome = escalation.decide(question,
                    Optional.ofNullable(community.policies().get(escalation.policy())), now);
            for (Step step : outcome.tell()) {
                batch.put(batch.find(question.id()).orElseThrow(),
                        told(escalation, step, question, duty, now), now);
            }
            Escalations.save(transaction, escalation, outcome, now);
        }
    }

    private static QuestionEscalated told(Escalation escalation, Step step, Question question, Duty duty, Instant now) {
        String person = step == Step.BACK_UP ? duty.behind(question, now).orElse(null) : null;
        return new QuestionEscalated(question.id(), step, person, question.care().assignee(), escalation.policy(),
                escalation.threshold(), escalation.since(), escalation.agedAt(), question.summary());
    }
}
