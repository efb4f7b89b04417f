package dev.tend.kit.consumer;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

import io.smallrye.common.annotation.Identifier;

/** The one Kafka producer of a service. A record is sent when the broker has it on disk. */
@ApplicationScoped
public class KafkaPublisher {

    private final KafkaProducer<String, byte[]> producer;

    KafkaPublisher(@Identifier("default-kafka-broker") Map<String, Object> connection) {
        Map<String, Object> config = new HashMap<>(connection);
        config.keySet().retainAll(ProducerConfig.configNames());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 256 * 1024);
        // A webhook's sender waits ten seconds for an answer: we know within six that Kafka is away.
        config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 3_000);
        config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_500);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 3_000);
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** A record on its way. */
    public record Sending(Future<RecordMetadata> future) {

        /** @throws ExecutionException if the broker did not take it in time */
        void await() throws ExecutionException {
            try {
                future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ExecutionException(e);
            }
        }
    }

    /** Starts sending. Never throws: a failure is in what is returned. */
    public Sending send(String topic, @Nullable String key, byte @Nullable [] value, Map<String, byte[]> headers) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
        headers.forEach((name, content) -> record.headers().add(name, content));
        try {
            return new Sending(producer.send(record));
        } catch (KafkaException e) {
            return new Sending(CompletableFuture.failedFuture(e));
        }
    }

    @PreDestroy
    void close() {
        producer.close(java.time.Duration.ofSeconds(3));
    }
}
