package dev.tend.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.vertx.core.Vertx;

import dev.tend.kit.http.Outgoing;
import dev.tend.kit.testing.CalendarSite;

class CalendarServerTest {

    private static final String PATH = "/canary-of-the-address";
    private static final CalendarServer.Version NONE = new CalendarServer.Version(null, null);

    private final CalendarSite site = new CalendarSite();
    private final Vertx vertx = Vertx.vertx();
    private final CalendarServer server = new CalendarServer(new Outgoing(vertx, true));

    @BeforeEach
    void start() {
        site.start();
    }

    @AfterEach
    void stop() {
        site.close();
        vertx.close();
    }

    @Test
    void what_is_known_is_not_sent_again() throws Exception {
        site.answers(PATH, 200, "\uFEFFa calendar\0", Map.of("ETag", "\"one\"", "Last-Modified",
                "Sat, 21 Nov 2026 12:00:00 GMT"));

        CalendarServer.Answer first = server.get(URI.create(site.address(PATH)), NONE);
        CalendarServer.Answer second = server.get(URI.create(site.address(PATH)), first.version());

        assertThat(first.text()).contains("a calendar");
        assertThat(second.text()).isEmpty();
        assertThat(second.version()).isEqualTo(first.version());
        assertThat(site.requests().get(0)).containsEntry("User-agent", List.of("tend"));
        assertThat(site.requests().get(1)).containsEntry("If-none-match", List.of("\"one\""))
                .containsEntry("If-modified-since", List.of("Sat, 21 Nov 2026 12:00:00 GMT"));
    }

    @Test
    void trouble_is_said_without_the_address_which_may_be_a_secret() throws Exception {
        try (CalendarSite other = new CalendarSite()) {
            other.start();
            other.answers(PATH, 200, "moved here", Map.of());
            site.answers(PATH, 302, "", Map.of("Location", other.address(PATH)));
            assertThat(server.get(URI.create(site.address(PATH)), NONE).text()).contains("moved here");
        }
        site.answers(PATH, 302, "", Map.of("Location", site.address(PATH)));
        assertThatThrownBy(this::get).as("in circles").hasMessage("127.0.0.1 redirects more than 5 times");
        site.answers(PATH, 404, "", Map.of());
        assertThatThrownBy(this::get).hasMessage("HTTP 404 of 127.0.0.1");
        site.answers(PATH, 200, "x".repeat(5 * 1024 * 1024 + 1), Map.of());
        assertThatThrownBy(this::get).hasMessage("the answer of 127.0.0.1 is larger than 5 MiB");
        assertThatThrownBy(() -> server.get(URI.create("http://127.0.0.1:99999/canary"), NONE))
                .hasMessageNotContaining("canary");
        site.stop();
        assertThatThrownBy(this::get).hasMessage("connection refused by 127.0.0.1");
    }

    @Test
    void in_production_a_calendar_at_an_address_that_is_not_public_is_not_asked_for() {
        site.answers(PATH, 200, "a calendar", Map.of());
        CalendarServer production = new CalendarServer(new Outgoing(vertx, false));

        assertThatThrownBy(() -> production.get(URI.create(site.address(PATH)), NONE))
                .hasMessage("127.0.0.1 has no public address, and private addresses are not called "
                        + "(see tend.allow-private-addresses)");
        assertThat(site.requests()).isEmpty();
    }

    private void get() throws Exception {
        server.get(URI.create(site.address(PATH)), NONE);
    }
}
