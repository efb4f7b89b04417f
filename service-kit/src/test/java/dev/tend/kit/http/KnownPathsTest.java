package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class KnownPathsTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    KnownPathsTest() {
        metrics.config().meterFilter(KnownPaths.onlyThoseOf(Set.of("/api/letters/{key}")));
    }

    @Test
    void addresses_that_callers_make_up_share_one_series() {
        IntStream.range(0, 130).forEach(number -> count("/webhooks/zz" + number));
        count("/api/letters/{key}");
        count("NOT_FOUND");

        assertThat(metrics.get("http.server.requests").meters()).extracting(meter -> meter.getId().getTag("uri"))
                .containsExactlyInAnyOrder("OTHER", "/api/letters/{key}", "NOT_FOUND");
    }

    @Test
    void other_metrics_keep_their_tags() {
        metrics.counter("tend.visits", "uri", "/anywhere").increment();

        assertThat(metrics.get("tend.visits").counter().getId().getTag("uri")).isEqualTo("/anywhere");
    }

    private void count(String uri) {
        metrics.timer("http.server.requests", "uri", uri, "status", "404").record(() -> {
        });
    }
}
