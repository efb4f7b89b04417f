package dev.tend.kit.consumer;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;

/** Which events were taken in, so that a repeat changes nothing. */
@ApplicationScoped
public class Inbox {

    /** Longer than Kafka keeps the topics (30 days). */
    private static final Duration KEEP = Duration.ofDays(35);

    private final Jdbi jdbi;

    Inbox(Jdbi jdbi) {
        this.jdbi = jdbi;
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

    @Scheduled(every = "1h", delayed = "10m")
    void forget() {
        jdbi.useHandle(handle -> handle.createUpdate("delete from inbox where received_at < now() - :keep::interval")
                .bind("keep", KEEP.toString()).execute());
    }
}
