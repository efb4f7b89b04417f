package dev.tend.rotation.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import dev.tend.events.QuestionAssigned;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.assignment.Decision;
import dev.tend.rotation.assignment.Decisions;
import dev.tend.rotation.assignment.Wish;
import dev.tend.rotation.queue.Batch;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.queue.Questions;

/** Hands over all that somebody has in a rotation: what is open, and what is put off. */
@ApplicationScoped
public class HandOvers {

    private final Community community;
    private final Decisions decisions;
    private final Transactions transactions;
    private final Clock clock;

    HandOvers(Community community, Transactions transactions, Clock clock) {
        this.community = community;
        this.decisions = new Decisions(community.people());
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Asked for again, there is nothing left to hand over.
     *
     * @param by key of who does it, who is listed, as is {@code to}
     * @param from key of whose they are, who may be listed no more
     * @return what was handed over, oldest first
     */
    public List<Question> handOver(Rotation rotation, String by, String from, String to) {
        return transactions.run((transaction, outbox) -> handOver(transaction, outbox, rotation, from,
                new Wish.Assign(by, to)));
    }

    private List<Question> handOver(Handle transaction, Outbox outbox, Rotation rotation, String from,
            Wish.Assign wish) {
        Instant now = clock.instant();
        Batch batch = Batch.lock(transaction, outbox, Questions.unsettled(transaction).stream()
                .filter(question -> isTheirs(question, rotation, from)).map(Question::id).toList());
        List<Decision.Changed> handed = batch.all().stream().filter(question -> isTheirs(question, rotation, from))
                .sorted(Comparator.comparing((Question question) -> question.summary().postedAt())
                        .thenComparing(Question::id))
                .map(question -> decisions.decide(question, wish, now)).filter(Decision.Changed.class::isInstance)
                .map(Decision.Changed.class::cast).toList();
        handed.forEach(changed -> batch.put(changed.question(),
                together((QuestionAssigned) changed.event(), handed.size()), now));
        batch.write();
        return handed.stream().map(Decision.Changed::question).toList();
    }

    private boolean isTheirs(Question question, Rotation rotation, String person) {
        return person.equals(question.care().assignee())
                && community.rotationOf(question.summary()).filter(rotation::equals).isPresent();
    }

    private static QuestionAssigned together(QuestionAssigned one, int handed) {
        return handed == 1
                ? one
                : new QuestionAssigned(one.question(), one.assignee(), one.previous(), one.rotation(), one.because(),
                        one.by(), one.assignedAt(), one.silent(), one.summary(), handed);
    }
}
