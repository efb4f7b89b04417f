package dev.tend.local.whole;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

import dev.tend.events.EventCodec;
import dev.tend.events.EventData;
import dev.tend.events.UnreadableEvent;

/** A topic as another team reads and writes it. */
record Topic(String servers, String name) {

    /** All records from its beginning. */
    List<ConsumerRecord<String, byte[]>> records() {
        Map<String, Object> config = Map.of("bootstrap.servers", servers, "group.id", UUID.randomUUID().toString());
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config, new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(name).stream()
                    .map(info -> new TopicPartition(name, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The data of all events of this type. */
    <T extends EventData> List<T> data(Class<T> type) {
        List<T> data = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records()) {
            Map<String, byte[]> headers = new HashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            try {
                EventCodec.read(headers, record.value()).map(event -> event.data()).filter(type::isInstance)
                        .map(type::cast)
                        .ifPresent(data::add);
            } catch (UnreadableEvent e) {
                throw new IllegalStateException("in " + name + ": " + e.getMessage(), e);
            }
        }
        return data;
    }

    /** Writes bytes that may be anything. */
    void write(String key, byte[] value, Map<String, byte[]> headers) throws ExecutionException, InterruptedException {
        try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "acks", "all"),
                new StringSerializer(), new ByteArraySerializer())) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(name, key, value);
            headers.forEach((header, content) -> record.headers().add(header, content));
            producer.send(record).get();
        }
    }
}
