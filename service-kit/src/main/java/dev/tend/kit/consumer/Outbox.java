package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.jdbi.v3.core.Handle;

import dev.tend.events.Event;
import dev.tend.events.EventCodec;

/**
 * What is to be told when the transaction commits, in this order. Rows of one subject must be added under a lock on it. What is told is
 * kept beside it, so that it can be published again.
 */
public final class Outbox {

    private final List<Event<?>> events = new ArrayList<>();

    public void add(Event<?> event) {
        events.add(event);
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    void write(Handle transaction) {
        if (events.isEmpty()) {
            return;
        }
        transaction.createUpdate("""
            with told as (
              select * from unnest(:topics, :subjects, :ids, :types, :sources, :times, :values)
                with ordinality as row (topic, subject, event_id, ce_type, ce_source, ce_time, value, place)),
            kept as (
              insert into published (topic, subject, event_id, ce_type, ce_source, ce_time, value)
              select topic, subject, event_id, ce_type, ce_source, ce_time, value from told order by place)
            insert into outbox (topic, subject, event_id, ce_type, ce_source, ce_time, value)
            select topic, subject, event_id, ce_type, ce_source, ce_time, value from told order by place""")
                .bindArray("topics", String.class, events.stream().map(event -> event.type().topic()).toList())
                .bindArray("subjects", String.class, events.stream().map(Event::subject).toList())
                .bindArray("ids", String.class, events.stream().map(Event::id).toList())
                .bindArray("types", String.class, events.stream().map(event -> event.type().ceType()).toList())
                .bindArray("sources", String.class, events.stream().map(Event::source).toList())
                .bindArray("times", String.class, events.stream().map(event -> event.time().toString()).toList())
                .bindArray("values", String.class,
                        events.stream().map(event -> new String(EventCodec.value(event), StandardCharsets.UTF_8))
                                .toList())
                .execute();
    }
}
