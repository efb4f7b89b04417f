package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

import dev.tend.events.Topics;

/** Where records go that can't be read or handled, so that those after them go on. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);

    private final KafkaPublisher kafka;
    private final MeterRegistry metrics;
    private final String topic;

    DeadLetters(KafkaPublisher kafka, MeterRegistry metrics,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.kafka = kafka;
        this.metrics = metrics;
        this.topic = Topics.deadLetters(service);
    }

    /** An alert on the first dead letter needs a counter that was 0 before it. */
    void countFromZero(@Observes StartupEvent event, Config config) {
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
                .filter(name -> name.matches("mp\\.messaging\\.incoming\\.[^.]+\\.topic"))
                .forEach(name -> counter(config.getValue(name, String.class)));
    }

    private Counter counter(String from) {
        return Counter.builder("tend.dead.letters").tag("topic", from)
                .description("Records that could not be read or handled and are kept as dead letters")
                .register(metrics);
    }

    /**
     * Returns when the broker has it.
     *
     * @param reason without any of the record's text
     * @throws ExecutionException if Kafka does not take it now
     */
    void send(ConsumerRecord<String, byte[]> record, String reason) throws ExecutionException {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        // What it said it was goes along, so that it can be sent again once it is mended.
        record.headers().forEach(header -> headers.put(header.key(), header.value()));
        headers.keySet().removeIf(name -> !name.startsWith("ce_") && !name.equals("content-type"));
        headers.put("tend_reason", utf8(reason));
        headers.put("tend_topic", utf8(record.topic()));
        headers.put("tend_partition", utf8(Integer.toString(record.partition())));
        headers.put("tend_offset", utf8(Long.toString(record.offset())));
        try {
            kafka.send(topic, record.key(), record.value(), headers).await();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            // With our headers it is over the broker's limit: where it stands must do.
            kafka.send(topic, record.key(), null, headers).await();
        }
        counter(record.topic()).increment();
        LOG.errorf("To %s: %s-%d offset %d: %s", topic, record.topic(), record.partition(), record.offset(), reason);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
