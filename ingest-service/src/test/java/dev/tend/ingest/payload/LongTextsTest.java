package dev.tend.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class LongTextsTest {

    @Test
    void what_is_not_long_stays_as_it_is() {
        String json = "{\"a\\\"\\\\\": \"b\", \"c\": [1, \"\\u0041\", {}], \"d\": \"" + "é".repeat(LongTexts.MOST / 2)
                + "\"}";
        assertThat(cut(json)).isEqualTo(json);
        assertThat(cut("")).isEmpty();
        assertThat(cut("\"\\")).isEqualTo("\"\\");
    }

    @ParameterizedTest
    @ValueSource(strings = { "x", "é", "灯", "🪔", "\\n", "\\\"", "\\\\", "\\u00e9", "\\ud83e\\ude94", "\\\\u"})
    void a_long_text_is_cut_between_characters_and_all_around_it_stays(String character) {
        for (int shift = 0; shift < 12; shift++) {
            String json = "{\"first\": 1, \"long\": \"" + "-".repeat(shift) + character.repeat(LongTexts.MOST)
                    + "\", \"last\": {\"short\": \"text\"}}";
            JsonNode cut = parse(json);
            String whole = parse("{\"one\": \"" + character + "\"}").path("one").textValue();
            assertThat(cut.path("first").intValue()).isEqualTo(1);
            assertThat(cut.path("last").path("short").textValue()).isEqualTo("text");
            assertThat(cut.path("long").textValue().length()).isBetween(80 * 1024, LongTexts.MOST);
            assertThat(cut.path("long").textValue().startsWith("-".repeat(shift))).isTrue();
            assertThat(cut.path("long").textValue().substring(shift).replace(whole, "")).hasSizeLessThan(2);
        }
    }

    @Test
    void each_of_many_long_texts_is_cut() {
        String text = "\"" + "z".repeat(LongTexts.MOST + 100_000) + "\"";
        assertThat(cut("[" + text + "," + text + ", 1]"))
                .isEqualTo(("[" + text + "," + text + ", 1]").replace("z".repeat(LongTexts.MOST + 100_000),
                        "z".repeat(LongTexts.MOST)));
    }

    private static JsonNode parse(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return Json.parse(bytes, LongTexts.cut(bytes));
    }

    private static String cut(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, LongTexts.cut(bytes), StandardCharsets.UTF_8);
    }
}
