package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;

import dev.tend.kit.testing.Infrastructure;

/** Where a service reads on, after its database or a topic was lost alone. */
@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class ReadingsTest {

    @Inject
    @Identifier("readings")
    Readings readings;

    @Inject
    Jdbi jdbi;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    private final TopicPartition partition = new TopicPartition("read-" + UUID.randomUUID(), 0);

    @Test
    void a_database_that_is_new_reads_from_the_beginning_and_knows_what_its_predecessor_took_in() throws Exception {
        make();
        MockConsumer<String, byte[]> consumer = consumer(40L);

        readings.onPartitionsAssigned(consumer, List.of(partition));

        assertThat(consumer.position(partition)).isEqualTo(3);
        assertThat(committed(consumer)).as("a kill before the first record is handled loses nothing").isEqualTo(3);
        assertThat(readings.isHistory(record(39))).isTrue();
        assertThat(readings.isHistory(record(40))).isFalse();
    }

    @Test
    void after_a_restart_it_goes_on_where_it_was_and_history_stays_history() throws Exception {
        make();
        readings.onPartitionsAssigned(consumer(40L), List.of(partition));
        MockConsumer<String, byte[]> after = consumer(17L);

        readings.onPartitionsAssigned(after, List.of(partition));

        assertThat(committed(after)).isEqualTo(17);
        assertThat(readings.isHistory(record(39))).isTrue();
    }

    @Test
    void a_kill_after_it_went_back_loses_neither_what_is_to_be_read_nor_what_is_history() throws Exception {
        make();
        readings.onPartitionsAssigned(consumer(40L), List.of(partition));
        jdbi.useHandle(handle -> handle.execute("update reading set topic_id = '' where topic = ?", partition.topic()));
        MockConsumer<String, byte[]> after = consumer(3L);

        readings.onPartitionsAssigned(after, List.of(partition));

        assertThat(committed(after)).isEqualTo(3);
        assertThat(readings.isHistory(record(39))).isTrue();
    }

    @Test
    void a_topic_that_was_made_again_is_read_from_the_beginning_and_all_of_it_is_news() throws Exception {
        make();
        readings.onPartitionsAssigned(consumer(null), List.of(partition));
        jdbi.useHandle(handle -> handle.execute("update reading set topic_id = 'of the one before' where topic = ?",
                partition.topic()));
        MockConsumer<String, byte[]> consumer = consumer(40L);

        readings.onPartitionsAssigned(consumer, List.of(partition));

        assertThat(committed(consumer)).isEqualTo(3);
        assertThat(readings.isHistory(record(3))).isFalse();
    }

    @Test
    void a_first_start_has_no_history() throws Exception {
        make();
        MockConsumer<String, byte[]> consumer = consumer(null);

        readings.onPartitionsAssigned(consumer, List.of(partition));

        assertThat(consumer.committed(Set.of(partition)).get(partition)).isNull();
        assertThat(readings.isHistory(record(0))).isFalse();
    }

    private void make() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(new NewTopic(partition.topic(), 1, (short) 1))).all().get();
        }
    }

    /** Of a group that has committed this offset; null: none. The topic begins at 3. */
    private MockConsumer<String, byte[]> consumer(Long committed) {
        MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest");
        consumer.assign(List.of(partition));
        consumer.updateBeginningOffsets(Map.of(partition, 3L));
        consumer.updateEndOffsets(Map.of(partition, 50L));
        if (committed != null) {
            consumer.commitSync(Map.of(partition, new OffsetAndMetadata(committed)));
        }
        return consumer;
    }

    private long committed(MockConsumer<String, byte[]> consumer) {
        return consumer.committed(Set.of(partition)).get(partition).offset();
    }

    private ConsumerRecord<String, byte[]> record(long offset) {
        return new ConsumerRecord<>(partition.topic(), partition.partition(), offset, "key", new byte[0]);
    }
}
