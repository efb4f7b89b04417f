package dev.tend.classifier.question;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

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
        int taken;
        do {
            taken = transactions.run((transaction, outbox) -> {
                Instant now = clock.instant();
                List<String> due = store.claimDue(transaction, now, BATCH);
                if (!due.isEmpty()) {
                    News news = News.none(configuration.generation(transaction), now);
                    handler.decide(transaction, outbox, due, question -> news);
                    LOG.debugf("%d questions were due", due.size());
                }
                return due.size();
            });
        } while (taken == BATCH);
    }
}
