package dev.tend.ingest.poll;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.tend.ingest.Lumen;

class ApiTest {

    @Test
    void where_nobody_listens_that_is_said_and_where() {
        assertThatThrownBy(() -> new Api(Clock.systemUTC()).get(Lumen.community().sources().get("agora"),
                "/latest.json", Optional.empty())).isInstanceOf(Api.Failed.class)
                .hasMessage("connection refused by http://127.0.0.1:9");
    }
}
