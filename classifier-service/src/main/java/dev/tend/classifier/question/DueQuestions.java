package dev.tend.classifier.question;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.kit.consumer.Halving;
import dev.tend.kit.consumer.Transactions;

/** Takes up the questions whose time has come: a threshold has passed, or the configuration is another one. */
@ApplicationScoped
class DueQuestions {

    private static final Logger LOG = Logger.getLogger(DueQuestions.class);
    private static final int BATCH = 500;

    private final Transactions transactions;
    private final QuestionStore store;
    private final QuestionHandler handler;
    private final Configuration configuration;
    private final Clock clock;
    private final Halving<String> halving = new Halving<>("question");

    DueQuestions(Transactions transactions, QuestionStore store, QuestionHandler handler, Configuration configuration,
            Clock clock) {
        this.transactions = transactions;
        this.store = store;
        this.handler = handler;
        this.configuration = configuration;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Set<String> spoiled = new HashSet<>();
        int taken;
        do {
            taken = sweepSome(spoiled);
        } while (taken == BATCH);
    }

    /**
     * @param spoiled questions that are passed over until the next sweep, of which some can't be decided on; grows
     * @return how many were due
     */
    private int sweepSome(Set<String> spoiled) {
        try {
            return decide(transaction -> store.claimDue(transaction, clock.instant(), BATCH, spoiled));
        } catch (RuntimeException e) {
            if (!Halving.isOfOne(e)) {
                throw e;
            }
            List<String> due = transactions.run((transaction, outbox) -> store.claimDue(transaction, clock.instant(),
                    BATCH, spoiled));
            halving.each(due, some -> decide(transaction -> some));
            spoiled.addAll(due);
            return due.size();
        }
    }

    private int decide(Function<Handle, List<String>> which) {
        return transactions.run((transaction, outbox) -> {
            List<String> due = which.apply(transaction);
            if (!due.isEmpty()) {
                News news = News.none(configuration.generation(transaction), clock.instant());
                handler.decide(transaction, outbox, due, question -> news);
                LOG.debugf("%d questions were due", due.size());
            }
            return due.size();
        });
    }
}
