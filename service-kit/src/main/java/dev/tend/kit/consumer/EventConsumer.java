package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;

import dev.tend.events.Event;
import dev.tend.events.EventCodec;
import dev.tend.events.EventType;
import dev.tend.events.UnreadableEvent;

/**
 * The three steps, the same in every service: parse, handle in one transaction, relay. Called on a worker thread from an
 * {@code @Incoming} batch; returns when the batch may be acknowledged.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    /** So often a record alone violates a constraint before it is taken for its own fault, and not for that of a race. */
    private static final int RACES = 5;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final CountDownLatch stopping = new CountDownLatch(1);

    EventConsumer(Transactions transactions, Inbox inbox, DeadLetters deadLetters) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
    }

    private record Received(ConsumerRecord<String, byte[]> record, Event<?> event) {
    }

    /** The service is stopping: the batch is not acknowledged and comes again after the start. */
    static final class Stopping extends RuntimeException {
        Stopping(Throwable cause) {
            super("stopping with a batch unfinished; it comes again", cause);
        }
    }

    /** Returns when each record of the batch is handled or in the dead letters. Waits out trouble of Kafka and Postgres. */
    public void consume(ConsumerRecords<String, byte[]> records, EventHandler handler) {
        consume(records, EnumSet.allOf(EventType.class), handler);
    }

    /** As {@link #consume(ConsumerRecords, EventHandler)}, where the handler is for these types only: others cost nothing. */
    public void consume(ConsumerRecords<String, byte[]> records, Set<EventType> wanted, EventHandler handler) {
        Set<String> passedOver = EnumSet.complementOf(EnumSet.copyOf(wanted)).stream().map(EventType::ceType)
                .collect(Collectors.toSet());
        List<Received> received = new ArrayList<>(records.count());
        for (ConsumerRecord<String, byte[]> record : records) {
            Map<String, byte[]> headers = headers(record);
            byte[] ceType = headers.get("ce_type");
            if (ceType != null && passedOver.contains(new String(ceType, StandardCharsets.UTF_8))) {
                continue;
            }
            try {
                EventCodec.read(headers, record.value())
                        .ifPresent(event -> received.add(new Received(record, event)));
            } catch (UnreadableEvent e) {
                bury(record, e.getMessage());
            }
        }
        handle(received, handler);
    }

    private void handle(List<Received> batch, EventHandler handler) {
        if (batch.isEmpty()) {
            return;
        }
        List<Event<?>> events = batch.stream().<Event<?>>map(Received::event).toList();
        try {
            untilItPasses(batch.size() == 1 ? RACES : 1, () -> transactions.run((transaction, outbox) -> {
                List<Event<?>> fresh = inbox.admit(transaction, events);
                if (!fresh.isEmpty()) {
                    handler.handle(transaction, fresh, outbox);
                }
                return fresh.size();
            }));
        } catch (Stopping e) {
            throw e;
        } catch (Exception e) {
            if (stopping.getCount() == 0) {
                // A service that ends fails in many ways, and none of them is the record's fault.
                throw new Stopping(e);
            }
            if (batch.size() == 1) {
                LOG.errorf("Event %s (%s) can't be handled: %s", events.get(0).id(), events.get(0).type().eventName(),
                        causes(e));
                bury(batch.get(0).record, "can't be handled: " + causes(e));
            } else {
                // One of them spoils the batch: halve until it stands alone, so that its neighbours go on.
                handle(batch.subList(0, batch.size() / 2), handler);
                handle(batch.subList(batch.size() / 2, batch.size()), handler);
            }
        }
    }

    private void bury(ConsumerRecord<String, byte[]> record, String reason) {
        try {
            untilItPasses(1, () -> {
                deadLetters.send(record, reason);
                return null;
            });
        } catch (Stopping e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @FunctionalInterface
    private interface Attempt<T> {
        T run() throws Exception;
    }

    /** @param tries how often what may be a race is tried */
    private <T> T untilItPasses(int tries, Attempt<T> attempt) throws Exception {
        Duration pause = Duration.ofMillis(100);
        int races = 0;
        while (true) {
            try {
                return attempt.run();
            } catch (Exception e) {
                Failures.Fault fault = Failures.of(e);
                if (fault == Failures.Fault.RECORD || fault == Failures.Fault.PERHAPS_RECORD && ++races >= tries) {
                    throw e;
                }
                LOG.warnf("Waiting %d ms to try again: %s", (Object) pause.toMillis(), causes(e));
                pause(pause, e);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void pause(Duration pause, Exception cause) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Stopping(cause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopping(cause);
        }
    }

    /** Class names only: messages may hold text of the record. */
    private static String causes(Throwable e) {
        StringBuilder causes = new StringBuilder(e.getClass().getSimpleName());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            causes.append(" < ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql) {
                causes.append(' ').append(sql.getSQLState());
            }
        }
        if (e.getStackTrace().length > 0) {
            causes.append(" at ").append(e.getStackTrace()[0]);
        }
        return causes.toString();
    }

    private static Map<String, byte[]> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }

    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        stopping.countDown();
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
