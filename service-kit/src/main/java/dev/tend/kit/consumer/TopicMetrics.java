package dev.tend.kit.consumer;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.micrometer.core.instrument.config.MeterFilter;

import dev.tend.events.EventType;

/**
 * Counts each partition once. Kafka's consumer tells of a topic with a dot in its name twice, once as it is and once with "_" for each
 * "." (KIP-1109, until Kafka 5): a sum over the lag would be twice the lag.
 */
@ApplicationScoped
class TopicMetrics {

    private static final Set<String> OLD_SPELLINGS = Arrays.stream(EventType.values())
            .map(type -> type.topic().replace('.', '_')).collect(Collectors.toSet());

    @Produces
    @Singleton
    MeterFilter eachTopicByItsName() {
        return withoutOldSpellings();
    }

    static MeterFilter withoutOldSpellings() {
        return MeterFilter.deny(id -> id.getName().startsWith("kafka.") && OLD_SPELLINGS.contains(id.getTag("topic")));
    }
}
