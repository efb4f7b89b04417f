package dev.tend.kit.consumer;

import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.tend.events.Event;

/** What a service does with a batch of events. */
@FunctionalInterface
public interface EventHandler {

    /**
     * Called in one transaction, with events that were not seen before, in Kafka's order. Loads what is touched in one query,
     * decides with pure functions, writes in one statement, and leaves in the outbox what is to be told. May be called again
     * with fewer of the same events, after a rollback, when one of them can't be handled.
     */
    void handle(Handle transaction, List<Event<?>> events, Outbox outbox);
}
