package dev.tend.kit.consumer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.events.Event;
import dev.tend.kit.retention.Kept;

/** Which events were taken in, so that a repeat changes nothing. */
@ApplicationScoped
public class Inbox implements Kept {

    private final Duration period;

    /** @param period longer than Kafka keeps the topics, which is 30 days */
    Inbox(@ConfigProperty(name = "tend.retention.inbox") Duration period) {
        this.period = period;
    }

    /** Records the events and returns those that were not seen before, in the same order. */
    public List<Event<?>> admit(Handle transaction, List<Event<?>> events) {
        // Sorted, so that two consumers with the same events wait for each other and never deadlock.
        List<String> ids = events.stream().map(Event::id).distinct().sorted().toList();
        Set<String> fresh = new HashSet<>(transaction.createQuery("""
            insert into inbox (event_id) select unnest(:ids) on conflict do nothing returning event_id""")
                .bindArray("ids", String.class, ids).mapTo(String.class).list());
        return events.stream().<Event<?>>map(event -> event).filter(event -> fresh.remove(event.id())).toList();
    }

    @Override
    public String kind() {
        return "inbox";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return transaction.createUpdate("""
            delete from inbox where event_id = any(array(
              select event_id from inbox where received_at < :before limit :most for update skip locked))""")
                .bind("before", before).bind("most", most).execute();
    }
}
