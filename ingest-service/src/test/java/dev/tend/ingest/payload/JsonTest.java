package dev.tend.ingest.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;

class JsonTest {

    @ParameterizedTest
    @ValueSource(strings = { "", "null", "[]", "7", "\"text\"", "{not json", "{\"a\":1}{\"b\":2}", "{\"a\":1,\"a\":2}",
            "{\"a\":{\"b\":1,\"b\":2}}", "payload=%7B%7D"})
    void what_is_not_one_object_with_each_key_once_is_malformed(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(Malformed.class);
    }

    @Test
    void what_is_nested_a_hundred_thousand_levels_deep_is_malformed() {
        assertThatThrownBy(() -> parse("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)))
                .isInstanceOf(Malformed.class);
        assertThatThrownBy(() -> parse("{\"a\":" + "[".repeat(100_000))).isInstanceOf(Malformed.class);
    }

    @Test
    void bytes_that_are_no_utf8_are_malformed() {
        assertThatThrownBy(() -> Json.parse(new byte[]{ '{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'}, 9))
                .isInstanceOf(Malformed.class);
    }

    @Test
    void no_message_shows_what_was_sent() {
        assertThatThrownBy(() -> parse("{\"a\": canary}")).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Json.time(parse("{\"a\": \"canary\"}"), "a")).hasMessageNotContaining("canary");
        assertThatThrownBy(() -> Json.number(parse("{\"a\": \"canary\"}"), "a")).hasMessageNotContaining("canary");
    }

    @Test
    void a_field_of_another_shape_is_malformed_and_named() {
        JsonNode node = parse("{\"a\": [], \"n\": -1, \"t\": \"2026-13-01T00:00:00Z\"}");
        assertThatThrownBy(() -> Json.text(node, "a")).hasMessage("\"a\" must be a text");
        assertThatThrownBy(() -> Json.text(node, "b")).hasMessage("\"b\" is missing");
        assertThatThrownBy(() -> Json.object(node, "a")).hasMessage("\"a\" must be an object");
        assertThatThrownBy(() -> Json.list(node, "n")).hasMessage("\"n\" must be a list");
        assertThatThrownBy(() -> Json.number(node, "n")).hasMessage("\"n\" must be a positive number");
        assertThatThrownBy(() -> Json.flag(node, "n")).hasMessage("\"n\" must be true or false");
        assertThatThrownBy(() -> Json.time(node, "t")).hasMessageStartingWith("\"t\" is not a time");
    }

    @Test
    void what_is_not_needed_is_not_said_where_it_has_another_shape() {
        JsonNode node = parse("""
            {"a": [], "o": {"x": 1}, "t": "2026-13-01T00:00:00Z", "f": "perhaps", "n": null, "b": " "}""");
        for (String name : List.of("a", "o", "n", "b", "missing")) {
            assertThat(Json.textIfAny(node, name)).isEmpty();
            assertThat(Json.numberIfAny(node, name)).isEmpty();
            assertThat(Json.flagIfAny(node, name)).isEmpty();
            assertThat(Json.timeIfAny(node, name)).isEmpty();
        }
        assertThat(Json.timeIfAny(node, "t")).isEmpty();
        assertThat(Json.flagIfAny(node, "f")).isEmpty();
        assertThat(Json.objectIfAny(node, "a")).isEmpty();
        assertThat(Json.listIfAny(node, "o")).isEmpty();
    }

    @Test
    void numbers_and_flags_may_be_written_as_texts() {
        JsonNode node = parse("{\"n\": \"7\", \"f\": \"true\", \"title\": 5}");
        assertThat(Json.number(node, "n")).isEqualTo(7);
        assertThat(Json.flagIfAny(node, "f")).contains(true);
        assertThat(Json.text(node, "title")).isEqualTo("5");
    }

    @Test
    void a_text_that_is_longer_than_anybody_reads_is_cut_and_the_item_taken() {
        assertThat(Json.text(parse("{\"title\": \"" + "x".repeat(5_000) + "\"}"), "title")).hasSize(1_000);
    }

    @Test
    void times_may_have_any_offset() {
        assertThat(Json.time(parse("{\"t\": \"2026-11-20T08:00:00.000-04:00\"}"), "t"))
                .isEqualTo(Instant.parse("2026-11-20T12:00:00Z"));
    }

    @Test
    void half_a_surrogate_pair_can_be_carried_on() {
        String text = Json.text(parse("{\"a\": \"x\\ud83cy\"}"), "a");
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)).isEqualTo(text)
                .startsWith("x").endsWith("y");
    }

    private static JsonNode parse(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Json.parse(bytes, bytes.length);
    }
}
