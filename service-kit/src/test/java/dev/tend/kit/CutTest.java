package dev.tend.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CutTest {

    @ParameterizedTest
    @ValueSource(strings = { "👩\u200d👩\u200d👧\u200d👦", "👍🏽", "🇨🇿", "e\u0301", "❤\ufe0f", "🐦", "\r\n"})
    void what_readers_see_as_one_character_is_whole_or_not_there(String character) {
        for (int most = 10; most < 10 + character.length(); most++) {
            assertThat(Cut.of("x".repeat(10) + character + "more", most)).isEqualTo("x".repeat(10));
        }
        assertThat(Cut.of("x".repeat(10) + character + "more", 10 + character.length()))
                .isEqualTo("x".repeat(10) + character);
    }

    @Test
    void a_text_that_fits_is_not_cut() {
        assertThat(Cut.of("text", 4)).isEqualTo("text");
        assertThat(Cut.of("", 0)).isEmpty();
    }

    @Test
    void a_character_that_is_longer_than_the_whole_is_cut_between_code_points() {
        assertThat(Cut.of("e" + "\u0301".repeat(100_000), 500)).hasSize(500);
        assertThat(Cut.of("👩\u200d👩\u200d👧\u200d👦", 4)).isEqualTo("👩\u200d");
    }
}
