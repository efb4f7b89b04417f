package dev.tend.kit.consumer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.PingSent;
import dev.tend.events.QuestionPosted;

/**
 * A consumer as every service has one: it keeps what it sees, and tells of it. A title "spoiled" can't be handled,
 * and "race" violates a constraint for as long as the test says.
 */
@ApplicationScoped
class ThreeSteps {

    /** How often a title "race" still violates a constraint. */
    static final AtomicInteger violations = new AtomicInteger();

    private final EventConsumer consumer;

    ThreeSteps(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("facts")
    @Blocking
    void facts(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, Set.of(EventType.QUESTION_POSTED), ThreeSteps::handle);
    }

    private static void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        for (Event<?> event : events) {
            QuestionPosted posted = (QuestionPosted) event.data();
            if (posted.title().equals("spoiled")) {
                throw new IllegalArgumentException("canary-of-the-message");
            }
            if (posted.title().equals("race") && violations.get() > 0) {
                violations.decrementAndGet();
                transaction.execute("insert into inbox (event_id) values (?)", event.id());
            }
            transaction.execute("insert into seen (question, title) values (?, ?)", posted.question(), posted.title());
            outbox.add(Event.of("kit-test", new PingSent(posted.question(), posted.title(), "seen", "nowhere", 1, false,
                    null, event.time()), event.time(), posted.title()));
        }
    }
}
