package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class CleanTextTest {

    @Test
    void what_is_clean_stays_the_same_object() {
        String text = "A lamp 💡,\r\n\tlit";
        assertThat(CleanText.of(text)).isSameAs(text);
    }

    @Test
    void control_characters_go_and_line_ends_stay() {
        assertThat(CleanText.of("a\0b\u001b[31m\u0007c\u007f\u0085\nd\te")).isEqualTo("ab[31mc\nd\te");
    }

    @Test
    void halves_of_surrogate_pairs_become_replacement_characters() {
        assertThat(CleanText.of("x\ud83dy\udca1z\ud83d")).isEqualTo("x\uFFFDy\uFFFDz\uFFFD");
    }

    @Test
    void a_line_has_no_ends_of_lines_and_is_never_cut_within_a_character() {
        assertThat(CleanText.line("  a\r\nb\tc\0 ", 100)).isEqualTo("a  b c");
        assertThat(CleanText.line("abc💡", 4)).isEqualTo("abc");
        assertThat(CleanText.line("abc💡", 5)).isEqualTo("abc💡");
    }

    @Test
    void whatever_comes_in_can_be_written_as_utf8_and_holds_no_character_0() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int j = random.nextInt(20); j > 0; j--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x100) : 0xD7F0 + random.nextInt(0x820)));
            }
            String clean = CleanText.of(text.toString());
            assertThat(new String(clean.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(clean);
            assertThat(clean).doesNotContain("\0");
            assertThat(CleanText.of(clean)).isSameAs(clean);
        }
    }
}
