package dev.tend.kit.testing;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

import dev.tend.events.Event;
import dev.tend.events.EventCodec;
import dev.tend.events.EventData;
import dev.tend.events.UnreadableEvent;

/** Writes and reads the topics as another team would. */
public final class Topic {

    private Topic() {
    }

    private static String broker() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }

    /** Publishes the events, in this order, and returns when the broker has them. */
    public static void publish(Event<?>... events) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            for (Event<?> event : events) {
                ProducerRecord<String, byte[]> record = new ProducerRecord<>(event.type().topic(), event.subject(),
                        EventCodec.value(event));
                EventCodec.headers(event).forEach((name, value) -> record.headers().add(name, value));
                producer.send(record).get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Publishes an event that follows from a webhook, as a service does. */
    public static void publishHeard(Event<?> event, Instant heardAt) {
        Map<String, byte[]> headers = new HashMap<>(EventCodec.headers(event));
        headers.put("tend_heard_at", heardAt.toString().getBytes(StandardCharsets.UTF_8));
        publishRaw(event.type().topic(), event.subject(), EventCodec.value(event), headers);
    }

    /** Publishes bytes that may be anything. */
    public static void publishRaw(String topic, String key, byte[] value, Map<String, byte[]> headers) {
        try (KafkaProducer<String, byte[]> producer = producer()) {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
            headers.forEach((name, content) -> record.headers().add(name, content));
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(Map.of("bootstrap.servers", broker(), "acks", "all"), new StringSerializer(),
                new ByteArraySerializer());
    }

    /** All records of the topic from its beginning. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        Map<String, Object> config = Map.of("bootstrap.servers", broker(), "group.id", UUID.randomUUID().toString(),
                "allow.auto.create.topics", "false");
        try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(config, new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic, Duration.ofSeconds(10)).stream()
                    .map(info -> new org.apache.kafka.common.TopicPartition(topic, info.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** The data of all events of one type in its topic that fit, oldest first. */
    public static <T extends EventData> List<T> data(String topic, Class<T> type, Predicate<T> fits) {
        return events(topic).stream().map(Event::data).filter(type::isInstance).map(type::cast).filter(fits).toList();
    }

    /** All events of the topic, oldest first. */
    public static List<Event<?>> events(String topic) {
        List<Event<?>> events = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records(topic)) {
            Map<String, byte[]> headers = new HashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            try {
                EventCodec.read(headers, record.value()).ifPresent(events::add);
            } catch (UnreadableEvent e) {
                throw new IllegalStateException("in " + topic + ": " + e.getMessage(), e);
            }
        }
        return events;
    }
}
