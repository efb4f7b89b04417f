package dev.tend.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class PercentilesTest {

    @Test
    void ninetyNineOfAHundredAreNotAboveTheNinetyNinth() {
        List<Duration> hundred = IntStream.rangeClosed(1, 100).mapToObj(Duration::ofMillis).toList();
        assertThat(Percentiles.of(hundred))
                .isEqualTo(new Percentiles(Duration.ofMillis(50), Duration.ofMillis(99), Duration.ofMillis(100)));
    }

    @Test
    void ofOneAllAreThatOne() {
        Duration one = Duration.ofMillis(7);
        assertThat(Percentiles.of(List.of(one))).isEqualTo(new Percentiles(one, one, one));
    }
}
