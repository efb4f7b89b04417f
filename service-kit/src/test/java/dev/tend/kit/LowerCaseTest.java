package dev.tend.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LowerCaseTest {

    @ParameterizedTest
    @CsvSource({ "Kind/BUG,kind/bug", "GRÖSSE,grösse", "İSTANBUL,istanbul", "ΣΟΦΟΣ,σοφοσ", "𐐀x,𐐨x", "日本,日本", "'',''"})
    void each_character_is_lowered_and_none_is_added(String text, String lower) {
        assertThat(LowerCase.of(text)).isEqualTo(lower);
    }

    @Test
    void a_half_of_a_character_stays_as_it_is() {
        assertThat(LowerCase.of("A\ud801")).isEqualTo("a\ud801");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u0130", "\u03a3", "\u0049\u0307", "\ud801\udc00"})
    void time_grows_with_the_text_alone(String letter) {
        String text = letter.repeat(5_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> LowerCase.of(text));
    }
}
