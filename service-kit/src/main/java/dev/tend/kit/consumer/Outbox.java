package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jdbi.v3.core.Handle;

import dev.tend.events.Event;
import dev.tend.events.EventCodec;

/**
 * What is to be told when the transaction commits, in this order. Rows of one subject must be added under a lock on it. What is told is
 * kept beside it, so that it can be published again.
 */
public final class Outbox {

    private final List<Event<?>> events = new ArrayList<>();
    private final Map<String, Instant> heard = new HashMap<>();

    /** Says when the webhook came in that told of the subject: what is told of it in this transaction follows from that. */
    public void heard(String subject, Instant at) {
        heard.merge(subject, at, (one, other) -> one.isBefore(other) ? one : other);
    }

    /** When the webhook came in that told of the subject; empty where time or a person moved it, a poll or an older version told it. */
    public Optional<Instant> heardAt(String subject) {
        return Optional.ofNullable(heard.get(subject));
    }

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
              select * from unnest(:topics, :subjects, :ids, :types, :sources, :times, :values, :heard::timestamptz[])
                with ordinality as row (topic, subject, event_id, ce_type, ce_source, ce_time, value, heard_at, place)),
            kept as (
              insert into published (topic, subject, event_id, ce_type, ce_source, ce_time, value)
              select topic, subject, event_id, ce_type, ce_source, ce_time, value from told order by place)
            insert into outbox (topic, subject, event_id, ce_type, ce_source, ce_time, value, heard_at)
            select topic, subject, event_id, ce_type, ce_source, ce_time, value, heard_at from told order by place""")
                .bindArray("topics", String.class, events.stream().map(event -> event.type().topic()).toList())
                .bindArray("subjects", String.class, events.stream().map(Event::subject).toList())
                .bindArray("ids", String.class, events.stream().map(Event::id).toList())
                .bindArray("types", String.class, events.stream().map(event -> event.type().ceType()).toList())
                .bindArray("sources", String.class, events.stream().map(Event::source).toList())
                .bindArray("times", String.class, events.stream().map(event -> event.time().toString()).toList())
                .bindArray("values", String.class,
                        events.stream().map(event -> new String(EventCodec.value(event), StandardCharsets.UTF_8))
                                .toList())
                .bindArray("heard", String.class,
                        events.stream().map(event -> heardAt(event.subject()).map(Instant::toString).orElse(null))
                                .toList())
                .execute();
    }
}
