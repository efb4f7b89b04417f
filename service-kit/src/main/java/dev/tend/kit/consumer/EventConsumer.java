package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;

import io.smallrye.common.annotation.Identifier;

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

    private final Transactions transactions;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final Readings readings;
    private final Patience patience;

    EventConsumer(Transactions transactions, Inbox inbox, DeadLetters deadLetters,
            @Identifier("readings") Readings readings, Patience patience) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.readings = readings;
        this.patience = patience;
    }

    private record Received(ConsumerRecord<String, byte[]> record, Event<?> event) {
    }

    /** @param history handles what a database that was lost had taken in before */
    private record Handlers(EventHandler handler, EventHandler history) {
    }

    /** Returns when each record of the batch is handled or in the dead letters. Waits out trouble of Kafka and Postgres. */
    public void consume(ConsumerRecords<String, byte[]> records, EventHandler handler) {
        consume(records, EnumSet.allOf(EventType.class), handler);
    }

    /** As {@link #consume(ConsumerRecords, EventHandler)}, where the handler is for these types only: others cost nothing. */
    public void consume(ConsumerRecords<String, byte[]> records, Set<EventType> wanted, EventHandler handler) {
        consume(records, wanted, handler, handler);
    }

    /**
     * As {@link #consume(ConsumerRecords, Set, EventHandler)}, where it matters whether an event is told for the first time.
     *
     * @param history handles what a database that was lost had taken in before: it counts, but people were told of it
     */
    public void consume(ConsumerRecords<String, byte[]> records, Set<EventType> wanted, EventHandler handler,
            EventHandler history) {
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
        handle(received, new Handlers(handler, history));
    }

    private void handle(List<Received> batch, Handlers handlers) {
        if (batch.isEmpty()) {
            return;
        }
        List<Event<?>> events = batch.stream().<Event<?>>map(Received::event).toList();
        Set<Event<?>> old = batch.stream().filter(received -> readings.isHistory(received.record))
                .map(Received::event).collect(Collectors.toCollection(() -> Collections.newSetFromMap(
                        new IdentityHashMap<>())));
        try {
            patience.untilItPasses(batch.size() == 1 ? RACES : 1, () -> transactions.run((transaction, outbox) -> {
                List<Event<?>> fresh = inbox.admit(transaction, events);
                hear(batch, fresh, outbox);
                handle(transaction, fresh.stream().<Event<?>>map(event -> event).filter(old::contains).toList(), outbox,
                        handlers.history);
                handle(transaction, fresh.stream().<Event<?>>map(event -> event).filter(event -> !old.contains(event))
                        .toList(), outbox, handlers.handler);
                return fresh.size();
            }));
        } catch (Patience.Stopping e) {
            throw e;
        } catch (Exception e) {
            if (batch.size() == 1) {
                LOG.errorf("Event %s (%s) can't be handled: %s", events.get(0).id(), events.get(0).type().eventName(),
                        Patience.causes(e));
                bury(batch.get(0).record, "can't be handled: " + Patience.causes(e));
            } else {
                // One of them spoils the batch: halve until it stands alone, so that its neighbours go on.
                handle(batch.subList(0, batch.size() / 2), handlers);
                handle(batch.subList(batch.size() / 2, batch.size()), handlers);
            }
        }
    }

    /** What follows from these events was heard of when they were. */
    private static void hear(List<Received> batch, List<Event<?>> fresh, Outbox outbox) {
        Set<Event<?>> news = Collections.newSetFromMap(new IdentityHashMap<>());
        news.addAll(fresh);
        batch.stream().filter(received -> news.contains(received.event)).forEach(received -> HeardAt
                .of(received.record).ifPresent(at -> outbox.heard(received.event.subject(), at)));
    }

    private static void handle(Handle transaction, List<Event<?>> events, Outbox outbox, EventHandler handler) {
        if (!events.isEmpty()) {
            handler.handle(transaction, events, outbox);
        }
    }

    private void bury(ConsumerRecord<String, byte[]> record, String reason) {
        try {
            patience.untilItPasses(1, () -> {
                deadLetters.send(record, reason);
                return null;
            });
        } catch (Patience.Stopping e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, byte[]> headers(ConsumerRecord<String, byte[]> record) {
        Map<String, byte[]> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        return headers;
    }
}
