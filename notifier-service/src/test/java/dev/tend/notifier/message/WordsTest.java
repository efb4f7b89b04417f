package dev.tend.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({ "PT-5S,less than a minute", "PT59S,less than a minute", "PT1M,1 minute", "PT119M,119 minutes",
            "PT2H,2 hours", "PT47H,47 hours", "P2D,2 days", "P59D,59 days", "P60D,2 months", "P729D,24 months",
            "P730D,2 years"})
    void ages_are_told_in_the_one_unit_that_says_enough(Duration age, String words) {
        assertThat(Words.age(age)).isEqualTo(words);
    }
}
