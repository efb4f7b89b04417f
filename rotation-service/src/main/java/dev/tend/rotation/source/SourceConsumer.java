package dev.tend.rotation.source;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jdbi.v3.core.Handle;

import io.smallrye.reactive.messaging.annotations.Blocking;

import dev.tend.events.Event;
import dev.tend.events.SourceHealthChanged;
import dev.tend.kit.consumer.EventConsumer;
import dev.tend.kit.consumer.Outbox;

/** Remembers what ingest-service said last of each source. */
@ApplicationScoped
class SourceConsumer {

    private final EventConsumer consumer;

    SourceConsumer(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("sources")
    @Blocking
    void sources(ConsumerRecords<String, byte[]> records) {
        consumer.consume(records, SourceConsumer::handle);
    }

    private static void handle(Handle transaction, List<Event<?>> events, Outbox outbox) {
        events.stream().filter(event -> event.data() instanceof SourceHealthChanged)
                .forEach(event -> remember(transaction, event, (SourceHealthChanged) event.data()));
    }

    /** A newer word was taken in already where an old one comes again. */
    private static void remember(Handle transaction, Event<?> event, SourceHealthChanged health) {
        transaction.createUpdate("""
            insert into source_health (source, state, since, error, told_at)
            values (:source, :state, :since, :error, :told)
            on conflict (source) do update
              set (state, since, error, told_at) = (excluded.state, excluded.since, excluded.error, excluded.told_at)
              where source_health.told_at <= excluded.told_at""").bind("source", health.source())
                .bind("state", health.state().name()).bind("since", health.since()).bind("error", health.error())
                .bind("told", event.time()).execute();
    }
}
