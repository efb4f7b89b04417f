package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class TopicMetricsTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    @Test
    void a_partition_that_kafka_tells_of_under_two_spellings_is_counted_once() {
        metrics.config().meterFilter(TopicMetrics.withoutOldSpellings());
        for (String topic : new String[]{ "tend.triage.v1", "tend_triage_v1"}) {
            Gauge.builder("kafka.consumer.fetch.manager.records.lag", () -> 7).tag("topic", topic)
                    .tag("partition", "0").register(metrics);
        }
        Gauge.builder("kafka.consumer.fetch.manager.fetch.rate", () -> 1).register(metrics);

        assertThat(metrics.find("kafka.consumer.fetch.manager.records.lag").gauges()).singleElement()
                .satisfies(gauge -> assertThat(gauge.getId().getTag("topic")).isEqualTo("tend.triage.v1"));
        assertThat(metrics.find("kafka.consumer.fetch.manager.fetch.rate").gauges()).hasSize(1);
    }
}
