package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

class EventJsonTest {

    private final JsonMapper json = EventJson.builder().build();

    @ParameterizedTest
    @ValueSource(strings = { "2026-11-21T09:17:35Z", "2024-02-29T23:59:59.9Z", "1969-12-31T23:59:59.999999999Z",
            "2026-11-21T09:17:35.120Z", "0001-01-01T00:00:00.000001Z", "+10000-01-01T00:00:00Z",
            "-0001-01-01T00:00:00Z", "2026-06-30T24:00:00Z"})
    void a_time_is_read_as_java_reads_it(String time) throws JsonProcessingException {
        assertThat(read(time)).isEqualTo(Instant.parse(time));
    }

    @Test
    void a_time_may_have_an_offset() throws JsonProcessingException {
        assertThat(read("2026-11-21T09:17:35+02:00")).isEqualTo(Instant.parse("2026-11-21T07:17:35Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "2026-02-30T00:00:00Z", "2026-11-21T25:17:35Z", "2026-11-21", "2026-11-21 09:17:35Z",
            "2026-11-21T09:17:3\u0665Z", "2026-11-21T09:17:35.1234567890Z", "Z", "soon"})
    void what_is_no_time_is_refused(String time) {
        assertThatThrownBy(() -> read(time)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void what_is_written_is_read_again() throws JsonProcessingException {
        Instant time = Instant.parse("2026-10-25T00:30:00Z");
        for (int step = 0; step < 2000; step++) {
            time = time.plus(Duration.ofSeconds(40_000_037L, 123_456_789));
            assertThat(json.readValue(json.writeValueAsString(time), Instant.class)).isEqualTo(time);
        }
    }

    private Instant read(String time) throws JsonProcessingException {
        return json.readValue('"' + time + '"', Instant.class);
    }
}
