package dev.tend.notifier.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.vertx.core.Vertx;

import dev.tend.kit.http.Outgoing;

class ChatHttpTest {

    private final Vertx vertx = Vertx.vertx();
    private final ChatHttp http = new ChatHttp(new Outgoing(vertx, true), true);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/ok", 200, "fine");
        answer("/redirect", 302, "");
        answer("/large", 200, "x".repeat(200_000));
        server.createContext("/breaks", exchange -> {
            calls.incrementAndGet();
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        vertx.close();
    }

    @Test
    void an_answer_is_its_status_and_its_text() {
        assertThat(call("/ok?secret=1")).isInstanceOfSatisfying(Answer.Response.class, response -> {
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEqualTo("fine");
        });
    }

    @Test
    void quick_answers_are_read_whole() {
        for (int i = 0; i < 300; i++) {
            assertThat(call("/ok")).isInstanceOf(Answer.Response.class);
        }
    }

    @Test
    void redirects_are_not_followed() {
        URI redirect = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/redirect");

        assertThat(call("/redirect")).extracting("status").isEqualTo(302);
        assertThat(http.call(ChatHttp.Call.get(redirect, Map.of(), 10))).extracting("status").isEqualTo(302);
        assertThat(calls).hasValue(2);
    }

    @Test
    void only_so_much_of_an_answer_is_read() {
        assertThat(call("/large")).extracting("body").asString().hasSize(64 * 1024);
    }

    @Test
    void a_connection_that_breaks_leaves_the_outcome_open_and_is_not_tried_again() {
        assertThat(call("/breaks")).isInstanceOf(Answer.Broken.class);
        assertThat(calls).hasValue(1);
    }

    @Test
    void what_can_not_be_reached_was_never_sent_and_the_url_is_not_told() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        for (String url : new String[]{ "http://127.0.0.1:" + free + "/canary", "http://canary.invalid/"}) {
            assertThat(http.call(ChatHttp.Call.post(URI.create(url), Map.of(), "{}")))
                    .isInstanceOfSatisfying(Answer.NotReached.class,
                            notReached -> assertThat(notReached.reason()).doesNotContain("canary", "127.0.0.1"));
        }
    }

    @Test
    void in_production_neither_http_nor_the_own_network_is_called() {
        ChatHttp production = new ChatHttp(new Outgoing(vertx, false), false);
        int port = server.getAddress().getPort();

        assertThat(production.call(ChatHttp.Call.get(URI.create("http://127.0.0.1:" + port + "/ok"), Map.of(), 10)))
                .isInstanceOf(Answer.NotReached.class);
        assertThat(production.call(ChatHttp.Call.get(URI.create("https://127.0.0.1:" + port + "/ok"), Map.of(), 10)))
                .extracting("reason").asString().contains("private addresses");
        assertThat(calls).hasValue(0);
    }

    private Answer call(String path) {
        return http.call(ChatHttp.Call.post(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path),
                Map.of(), "{}"));
    }

    private void answer(String path, int status, String body) {
        server.createContext(path, exchange -> {
            calls.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Location", "/ok");
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }
}
