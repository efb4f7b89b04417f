package dev.tend.ingest.poll;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

import dev.tend.ingest.Lumen;
import dev.tend.kit.http.Outgoing;

class ApiTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close();
    }

    @Test
    void where_nobody_listens_that_is_said_and_where() {
        assertThatThrownBy(() -> new Api(new Outgoing(vertx, true), Clock.systemUTC()).get(
                Lumen.community().sources().get("agora"),
                "/latest.json", Optional.empty())).isInstanceOf(Api.Failed.class)
                .hasMessage("connection refused by http://127.0.0.1:9");
    }

    @Test
    void in_production_a_source_inside_the_own_network_is_not_asked() {
        assertThatThrownBy(() -> new Api(new Outgoing(vertx, false), Clock.systemUTC())
                .get(Lumen.community().sources().get("agora"), "/latest.json", Optional.empty()))
                .isInstanceOf(Api.Failed.class).hasMessageContaining("private addresses are not called");
    }
}
