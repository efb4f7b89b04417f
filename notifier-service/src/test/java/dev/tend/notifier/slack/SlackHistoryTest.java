package dev.tend.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.notifier.ServiceTest;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Sight;

@QuarkusTest
class SlackHistoryTest extends ServiceTest {

    private static final String PAGE = "{\"ok\":true,\"messages\":[],\"response_metadata\":{\"next_cursor\":\"on\"}}";

    @Inject
    ChatHttp http;

    @Test
    void all_pages_together_take_no_longer_than_one_call_may() throws IOException {
        AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1);
        AtomicInteger pages = new AtomicInteger();
        HttpServer slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        slack.createContext("/", exchange -> {
            pages.incrementAndGet();
            nanoTime.addAndGet(Duration.ofSeconds(6).toNanos());
            byte[] page = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        slack.start();
        try {
            SlackHistory history = new SlackHistory(http,
                    URI.create("http://127.0.0.1:" + slack.getAddress().getPort()), Map.of(), "C0PAGES", nanoTime::get);

            assertThat(history.find(List.of(UUID.randomUUID()), Instant.now())).isInstanceOf(Sight.NotNow.class);
        } finally {
            slack.stop(0);
        }
        assertThat(pages).as("pages of six seconds each").hasValue(2);
    }
}
