package dev.tend.kit.consumer;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;

/**
 * Sees to it that a service reads on where its own database is: offsets are Kafka's, and either of the two can be lost alone. A
 * database that is new, and a topic that was made again, are read from the beginning.
 */
@ApplicationScoped
@Identifier("readings")
public class Readings implements KafkaConsumerRebalanceListener {

    private static final Logger LOG = Logger.getLogger(Readings.class);

    private final Jdbi jdbi;
    private final TopicIds topicIds;
    private final Map<TopicPartition, Long> historyUntil = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Instance<KafkaClientService> clients;

    Readings(Jdbi jdbi, TopicIds topicIds, Instance<KafkaClientService> clients) {
        this.jdbi = jdbi;
        this.topicIds = topicIds;
        this.clients = clients;
    }

    /** Whether a database that was lost had taken in this record: it counts, but people were told of it. */
    boolean isHistory(ConsumerRecord<?, ?> record) {
        return record.offset() < historyUntil.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    }

    /** Waits for Kafka and Postgres as long as it takes: to read on at the wrong place would lose events. */
    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        while (!partitions.isEmpty()) {
            try {
                begin(consumer, partitions);
                return;
            } catch (Exception e) {
                LOG.warnf("Where to read on can't be found out now: %s", e.getClass().getName());
                if (isStopping()) {
                    throw new IllegalStateException("stopping before it is known where to read on", e);
                }
            }
        }
    }

    /** A topic that is made again while it is read may keep its partitions: nobody is assigned anything then. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (historyUntil.isEmpty()) {
            return;
        }
        try {
            Map<String, String> ids = topicIds.of(
                    historyUntil.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()));
            Map<TopicPartition, Reading> known = known();
            if (historyUntil.keySet().stream().anyMatch(partition -> known.containsKey(partition)
                    && !known.get(partition).topicId().equals(ids.get(partition.topic())))) {
                KafkaClientService running = clients.get();
                running.getConsumerChannels().forEach(channel -> running.getConsumer(channel)
                        .runOnPollingThread(consumer -> {
                            onPartitionsAssigned(consumer, consumer.assignment());
                        }).subscribe().with(done -> {
                        }, failure -> LOG.warnf("Where to read on can't be found out now: %s", failure)));
            }
        } catch (Exception e) {
            LOG.debugf("Topics can't be looked at now: %s", e.getClass().getName());
        }
    }

    private boolean isStopping() {
        try {
            return stopping.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void begin(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) throws Exception {
        Map<String, String> ids = topicIds.of(
                partitions.stream().map(TopicPartition::topic).collect(Collectors.toSet()));
        Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(Set.copyOf(partitions));
        Map<TopicPartition, Reading> known = known();
        boolean older = known.containsKey(new TopicPartition(Reading.ALL, 0));
        for (TopicPartition partition : partitions) {
            String topicId = ids.get(partition.topic());
            OffsetAndMetadata last = committed.get(partition);
            Reading before = known.get(partition);
            Reading.Start start = Reading.start(before, older, topicId, last != null);
            long history = switch (start) {
                case GO_ON -> before.historyUntil();
                case FIRST, TOPIC_IS_ANOTHER -> 0;
                case DATABASE_IS_ANOTHER -> before == null ? last.offset() : before.historyUntil();
            };
            if (start == Reading.Start.TOPIC_IS_ANOTHER || start == Reading.Start.DATABASE_IS_ANOTHER) {
                LOG.warnf("%s is read from its beginning: %s", partition, start == Reading.Start.TOPIC_IS_ANOTHER
                        ? "the topic was made again"
                        : "this database has not taken it in");
                if (start == Reading.Start.DATABASE_IS_ANOTHER) {
                    write(new Reading(partition.topic(), partition.partition(), Reading.UNDER_WAY, history));
                }
                rewind(consumer, partition);
            }
            if (start != Reading.Start.GO_ON) {
                write(new Reading(partition.topic(), partition.partition(), topicId, history));
            }
            historyUntil.put(partition, history);
        }
    }

    /** Committed before it is written down as done: a kill in between does the same once more. */
    private static void rewind(Consumer<?, ?> consumer, TopicPartition partition) {
        long beginning = consumer.beginningOffsets(List.of(partition)).get(partition);
        consumer.seek(partition, beginning);
        consumer.commitSync(Map.of(partition, new OffsetAndMetadata(beginning)));
    }

    private Map<TopicPartition, Reading> known() {
        return jdbi.withHandle(handle -> handle.createQuery("select * from reading")
                .map(ConstructorMapper.of(Reading.class)).stream().collect(Collectors
                        .toMap(reading -> new TopicPartition(reading.topic(), reading.partition()),
                                reading -> reading)));
    }

    private void write(Reading reading) {
        jdbi.useHandle(handle -> handle
                .createUpdate(
                        """
                            insert into reading (topic, partition, topic_id, history_until) values (:topic, :partition, :topicId, :historyUntil)
                            on conflict (topic, partition) do update
                              set topic_id = excluded.topic_id, history_until = excluded.history_until""")
                .bindMethods(reading)
                .execute());
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }
}
