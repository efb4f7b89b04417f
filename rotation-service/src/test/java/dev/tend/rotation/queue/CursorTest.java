package dev.tend.rotation.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void a_cursor_is_read_as_it_was_written_and_needs_no_encoding_in_a_url() {
        Cursor cursor = new Cursor(990, Instant.parse("2026-11-20T12:00:00.123456Z"), "github:a/b#1 ü?&");

        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1", "x 2026-11-20T12:00:00Z id", "1 today id", "1 2026-11-20T12:00:00Z",
            "99999999999 2026-11-20T12:00:00Z id", "1 2026-11-20T12:00:00Z i\0d", "1 +1000000000-01-01T00:00:00Z id"})
    void what_was_never_handed_out_is_none(String content) {
        assertThat(Cursor.parse(Base64.getUrlEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
        assertThat(Cursor.parse("not base64!")).isEmpty();
    }
}
