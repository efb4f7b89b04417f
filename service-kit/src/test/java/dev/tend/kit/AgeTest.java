package dev.tend.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

    @ParameterizedTest
    @CsvSource({ "PT-5S,less than a minute", "PT59S,less than a minute", "PT1M,1 minute", "PT59M,59 minutes",
            "PT1H,1 hour",
            "PT47H,47 hours", "P2D,2 days", "P20D,20 days", "P21D,3 weeks", "P89D,12 weeks", "P90D,3 months",
            "P729D,24 months", "P730D,2 years"})
    void an_age_is_told_as_people_say_it(Duration age, String words) {
        assertThat(Age.of(age)).isEqualTo(words);
    }
}
