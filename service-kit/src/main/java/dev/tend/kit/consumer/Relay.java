package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
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
            String ceTime,
            String value) {
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
            batch = jdbi.inTransaction(transaction -> {
                transaction.execute("select pg_advisory_xact_lock(hashtext('tend outbox'))");
                List<Row> rows = transaction.createQuery("select * from outbox order by id limit " + BATCH)
                        .map(ConstructorMapper.of(Row.class)).list();
                Published published = publish(rows);
                if (!published.ids.isEmpty()) {
                    transaction.createUpdate("delete from outbox where id = any(:ids)")
                            .bindArray("ids", Long.class, published.ids).execute();
                }
                if (!published.tooLarge.isEmpty()) {
                    transaction.createUpdate("""
                        with refused as (delete from outbox where id = any(:ids) returning *)
                        insert into outbox_refused select * from refused""")
                            .bindArray("ids", Long.class, published.tooLarge).execute();
                }
                return published;
            });
            if (batch.failure != null) {
                throw new NotPublished(batch.failure);
            }
        } while (batch.ids.size() + batch.tooLarge.size() == BATCH);
    }

    /** As {@link #drain()}, where the caller has nothing to do about a failure. */
    public void tryDrain() {
        try {
            drain();
        } catch (RuntimeException e) {
            LOG.warnf("Events wait in the outbox: %s", e.getMessage());
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

    /**
     * @param tooLarge what no broker will ever take: set aside, so that all others go on
     * @param failure why the rest is not published now
     */
    private record Published(List<Long> ids, List<Long> tooLarge, @Nullable Throwable failure) {
    }

    /** In rounds of one row per subject, so that a row that fails is never overtaken by a younger one of its subject. */
    private Published publish(List<Row> rows) {
        List<Long> ids = new ArrayList<>(rows.size());
        List<Long> tooLarge = new ArrayList<>();
        List<Row> left = rows;
        while (!left.isEmpty()) {
            Map<String, Row> round = new HashMap<>();
            List<Row> later = new ArrayList<>();
            for (Row row : left) {
                if (round.putIfAbsent(row.topic + '\n' + row.subject, row) != null) {
                    later.add(row);
                }
            }
            Throwable failure = send(round.values().stream().sorted((a, b) -> Long.compare(a.id, b.id)).toList(), ids,
                    tooLarge);
            if (failure != null) {
                return new Published(ids, tooLarge, failure);
            }
            left = later;
        }
        return new Published(ids, tooLarge, null);
    }

    private @Nullable Throwable send(List<Row> round, List<Long> published, List<Long> tooLarge) {
        Throwable failure = null;
        List<KafkaPublisher.Sending> sendings = round.stream()
                .map(row -> kafka.send(row.topic, row.subject, row.value.getBytes(StandardCharsets.UTF_8),
                        EventCodec.headers(row.eventId, row.ceType, row.ceSource, row.ceTime, row.subject)))
                .toList();
        for (int i = 0; i < round.size(); i++) {
            try {
                sendings.get(i).await();
                published.add(round.get(i).id);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RecordTooLargeException) {
                    LOG.errorf("Kafka refuses event %s (%s): it is too large. It is in the table outbox_refused.",
                            round.get(i).eventId, round.get(i).ceType);
                    tooLarge.add(round.get(i).id);
                } else {
                    failure = e.getCause();
                }
            }
        }
        return failure;
    }
}
