package dev.tend.notifier.ping;

import java.util.EnumSet;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.EventType;
import dev.tend.kit.consumer.EventConsumer;

/** Hears what is thought of questions and who does what about them. */
@ApplicationScoped
class PingConsumer {

    private final EventConsumer consumer;
    private final PingHandler handler;
    private final Senders senders;

    PingConsumer(EventConsumer consumer, PingHandler handler, Senders senders) {
        this.consumer = consumer;
        this.handler = handler;
        this.senders = senders;
    }

    @Incoming("triage")
    @Blocking
    void triage(ConsumerRecords<String, byte[]> records) {
        consume(records);
    }

    @Incoming("assignments")
    @Blocking
    void assignments(ConsumerRecords<String, byte[]> records) {
        consume(records);
    }

    private void consume(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, EnumSet.allOf(EventType.class), handler, handler::remember);
        senders.wake();
    }
}
