package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.EventCodec;

/**
 * Publishes what stands in the outbox and removes it. One relay at a time, over all replicas, so that per subject the order of
 * commits is kept.
 */
@ApplicationScoped
public class Relay {

    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final int BATCH = 1000;

    private final Jdbi jdbi;
    private final KafkaPublisher kafka;

    Relay(Jdbi jdbi, KafkaPublisher kafka) {
        this.jdbi = jdbi;
        this.kafka = kafka;
    }

    /** A row of the outbox. */
    public record Row(long id, String topic, String subject, String eventId, String ceType, String ceSource,
            String ceTime, String value, @Nullable Instant heardAt) {

        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && row.id == id;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(id);
        }
    }

    /** Something is still in the outbox; the sweep goes on with it. */
    public static final class NotPublished extends RuntimeException {
        NotPublished(Throwable cause) {
            super("Kafka does not take events now", cause);
        }
    }

    /**
     * Publishes all that was committed before this call.
     *
     * @throws NotPublished if Kafka does not take it; it stays in the outbox and is published later
     */
    public synchronized void drain() {
        Published batch;
        do {
            batch = jdbi.inTransaction(this::drainSome);
            if (batch.failure != null) {
                throw new NotPublished(batch.failure);
            }
        } while (batch.taken == BATCH);
    }

    /** Takes rows out before they are published, which most often they are; what is not goes back to its place. */
    private Published drainSome(Handle transaction) {
        transaction.execute("select pg_advisory_xact_lock(hashtext('tend outbox'))");
        // An array, and not "in", by which Postgres may read the whole table, dead rows and all.
        List<Row> rows = transaction.createQuery("""
            delete from outbox where id = any(array(select id from outbox order by id limit :most)) returning *""")
                .bind("most", BATCH).map(ConstructorMapper.of(Row.class)).stream()
                .sorted(Comparator.comparing(Row::id)).toList();
        Published published = new Published(rows);
        publish(rows, published);
        insert(transaction, "outbox", published.left);
        insert(transaction, "outbox_refused", published.tooLarge);
        return published;
    }

    private static void insert(Handle transaction, String table, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        PreparedBatch batch = transaction.prepareBatch("insert into " + table
                + " (id, topic, subject, event_id, ce_type, ce_source, ce_time, value, heard_at) overriding system value"
                + " values (:id, :topic, :subject, :eventId, :ceType, :ceSource, :ceTime, :value, :heardAt)");
        rows.forEach(row -> batch.bindMethods(row).add());
        batch.execute();
    }

    /** As {@link #drain()}, where the caller has nothing to do about a failure. */
    public void tryDrain() {
        try {
            drain();
        } catch (RuntimeException e) {
            LOG.warnf("Events wait in the outbox: %s", Patience.causes(e));
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        boolean left = jdbi.withHandle(handle -> handle.createQuery("select exists (select from outbox)")
                .mapTo(Boolean.class).one());
        if (left) {
            tryDrain();
        }
    }

    /** What became of the rows that were taken out. */
    private static final class Published {
        private final int taken;
        private final Set<Row> left;
        /** What no broker will ever take: set aside, so that all others go on. */
        private final List<Row> tooLarge = new ArrayList<>();
        private @Nullable Throwable failure;

        Published(List<Row> rows) {
            taken = rows.size();
            left = new LinkedHashSet<>(rows);
        }
    }

    /** In rounds of one row per subject, so that a row that fails is never overtaken by a younger one of its subject. */
    private void publish(List<Row> rows, Published published) {
        List<Row> left = rows;
        while (!left.isEmpty() && published.failure == null) {
            Map<String, Row> round = new LinkedHashMap<>();
            List<Row> later = new ArrayList<>();
            for (Row row : left) {
                if (round.putIfAbsent(row.topic + '\n' + row.subject, row) != null) {
                    later.add(row);
                }
            }
            send(List.copyOf(round.values()), published);
            left = later;
        }
    }

    private static Map<String, byte[]> headers(Row row) {
        Map<String, byte[]> headers = EventCodec.headers(row.eventId, row.ceType, row.ceSource, row.ceTime,
                row.subject);
        if (row.heardAt != null) {
            headers.put(HeardAt.HEADER, HeardAt.header(row.heardAt));
        }
        return headers;
    }

    private void send(List<Row> round, Published published) {
        List<KafkaPublisher.Sending> sendings = round.stream()
                .map(row -> kafka.send(row.topic, row.subject, row.value.getBytes(StandardCharsets.UTF_8),
                        headers(row)))
                .toList();
        for (int i = 0; i < round.size(); i++) {
            try {
                sendings.get(i).await();
                published.left.remove(round.get(i));
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    LOG.errorf("Kafka refuses event %s (%s): it is too large. It is in the table outbox_refused.",
                            round.get(i).eventId, round.get(i).ceType);
                    published.left.remove(round.get(i));
                    published.tooLarge.add(round.get(i));
                } else {
                    published.failure = e.getCause();
                }
            }
        }
    }
}
