package dev.tend.ingest.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

    @Test
    void a_text_of_exactly_64_KiB_stays_whole() {
        String text = "x".repeat(64 * 1024);
        assertThat(Text.of(text)).isEqualTo(new Text(text, false));
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "é", "€", "🏮"})
    void a_longer_text_is_cut_between_characters_and_marked(String character) {
        for (int shift = 0; shift < 4; shift++) {
            Text cut = Text.of("x".repeat(shift) + character.repeat(70_000));
            assertThat(cut.cut()).isTrue();
            assertThat(cut.text()).endsWith(character + "… [cut]").doesNotContain("\uFFFD");
            assertThat(cut.text().getBytes(StandardCharsets.UTF_8).length).isBetween(64 * 1024 - 4, 64 * 1024);
        }
    }
}
