package dev.tend.rotation.handover;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionSummary;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.assignment.Decision;
import dev.tend.rotation.assignment.Decisions;
import dev.tend.rotation.assignment.Wish;
import dev.tend.rotation.queue.Batch;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Outlines;
import dev.tend.rotation.queue.Question;

/** Hands over all that somebody has in a rotation: what is open, and what is put off. */
@ApplicationScoped
public class HandOvers {

    private static final int AT_A_TIME = 500;
    private static final String THEIRS = "state in ('OPEN', 'SNOOZED') and assignee = :from";

    private final Community community;
    private final Decisions decisions;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Clock clock;

    HandOvers(Community community, Transactions transactions, Jdbi jdbi, Clock clock) {
        this.community = community;
        this.decisions = new Decisions(community.people());
        this.transactions = transactions;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * What was handed over.
     *
     * @param first the oldest of them, as many as a page of the queue has at most
     */
    public record HandedOver(List<Question> first, int count) {
    }

    /**
     * Asked for again, there is nothing left to hand over. Works through very many in parts, each a transaction of its own: what
     * was done before a failure stays done, and the rest is handed over when it is asked for again.
     *
     * @param by key of who does it, who is listed, as is {@code to}
     * @param from key of whose they are, who may be listed no more
     */
    public HandedOver handOver(Rotation rotation, String by, String from, String to) {
        int together = Math.toIntExact(jdbi.inTransaction(transaction -> countOf(transaction, rotation, from)));
        List<Question> first = new ArrayList<>();
        int count = 0;
        int passedOver = 0;
        for (List<Outline> some = some(from, 0); !some.isEmpty(); some = some(from, passedOver)) {
            List<String> ids = some.stream().filter(question -> isOf(rotation, question.summary())).map(Outline::id)
                    .toList();
            List<Question> handed = ids.isEmpty()
                    ? List.of()
                    : transactions.run((transaction, outbox) -> handOver(Batch.lock(transaction, outbox, ids), rotation,
                            from, new Wish.Assign(by, to), together));
            count += handed.size();
            passedOver += some.size() - handed.size();
            first.addAll(handed.subList(0, Math.min(handed.size(), AT_A_TIME - first.size())));
        }
        return new HandedOver(first, count);
    }

    private long countOf(Handle transaction, Rotation rotation, String from) {
        try (Stream<Outline> theirs = Outlines.where(transaction, THEIRS, Map.of("from", from))) {
            return theirs.filter(question -> isOf(rotation, question.summary())).count();
        }
    }

    /** The next part of what is somebody's. What was handed over is theirs no more, so only the others are passed over. */
    private List<Outline> some(String from, int passedOver) {
        return jdbi.inTransaction(transaction -> {
            try (Stream<Outline> theirs = Outlines.where(transaction,
                    THEIRS + " order by urgency, posted_at, id limit :most offset :passed",
                    Map.of("from", from, "most", AT_A_TIME, "passed", passedOver))) {
                return theirs.toList();
            }
        });
    }

    private List<Question> handOver(Batch batch, Rotation rotation, String from, Wish.Assign wish, int together) {
        Instant now = clock.instant();
        List<Decision.Changed> handed = batch.all().stream()
                .filter(question -> from.equals(question.care().assignee()) && isOf(rotation, question.summary()))
                .sorted(Comparator.comparing((Question question) -> question.summary().postedAt())
                        .thenComparing(Question::id))
                .map(question -> decisions.decide(question, wish, now)).filter(Decision.Changed.class::isInstance)
                .map(Decision.Changed.class::cast).toList();
        handed.forEach(changed -> batch.put(changed.question(), together((QuestionAssigned) changed.event(), together),
                now));
        batch.write();
        return handed.stream().map(Decision.Changed::question).toList();
    }

    private boolean isOf(Rotation rotation, QuestionSummary question) {
        return community.rotationOf(question).filter(rotation::equals).isPresent();
    }

    private static QuestionAssigned together(QuestionAssigned one, int handed) {
        return handed == 1
                ? one
                : new QuestionAssigned(one.question(), one.assignee(), one.previous(), one.rotation(), one.because(),
                        one.by(), one.assignedAt(), one.silent(), one.summary(), handed);
    }
}
