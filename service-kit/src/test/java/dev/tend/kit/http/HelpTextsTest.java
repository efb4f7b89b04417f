package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;

class HelpTextsTest {

    private final MeterRegistry metrics = new SimpleMeterRegistry();

    HelpTextsTest() {
        metrics.config().meterFilter(HelpTexts.byName());
    }

    @Test
    void what_is_measured_without_a_help_text_is_explained_by_its_name() {
        Counter counter = metrics.counter("letters.posted", "kind", "card");

        assertThat(counter.getId().getDescription()).isEqualTo("letters posted");
        assertThat(counter.getId().getTag("kind")).isEqualTo("card");
        assertThat(metrics.counter("letters.posted", "kind", "card")).isSameAs(counter);
    }

    @Test
    void a_help_text_stays() {
        assertThat(Counter.builder("letters.read").description("Letters that were opened").register(metrics).getId()
                .getDescription()).isEqualTo("Letters that were opened");
    }
}
