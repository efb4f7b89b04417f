package dev.tend.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;

/** 127.0.0.1 stands for the internet here, and 127.0.0.2 for the own network. */
class OutgoingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, List<String>> names = new ConcurrentHashMap<>();
    private final List<String> resolved = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Map<String, String> locations = new ConcurrentHashMap<>();
    private final Outgoing http = new Outgoing(vertx, new HttpClientOptions(), this::resolve,
            address -> address.getHostAddress().equals("127.0.0.1"));
    private final Asking asking = new Asking(http, 3, PATIENCE, 1024 * 1024);
    private HttpServer internet;
    private HttpServer inside;

    @BeforeEach
    void start() throws IOException {
        internet = server("127.0.0.1", 0);
        inside = server("127.0.0.2", internet.getAddress().getPort());
        names.put("calendars.example", List.of("127.0.0.1"));
        names.put("inside.example", List.of("127.0.0.2"));
    }

    @AfterEach
    void stop() {
        internet.stop(0);
        inside.stop(0);
        vertx.close();
    }

    @Test
    void the_address_that_was_checked_is_dialled_whatever_the_name_becomes_meanwhile() {
        names.put("rebinds.example", List.of("127.0.0.1", "127.0.0.2"));

        assertThat(get("http://rebinds.example:PORT/duty.ics")).isInstanceOf(Outgoing.Response.class);
        assertThat(resolved).containsExactly("rebinds.example");
        assertThat(requests).containsExactly("127.0.0.1 GET rebinds.example:PORT/duty.ics");

        assertThat(get("http://rebinds.example:PORT/duty.ics")).as("now it is inside, and a connection is open")
                .isEqualTo(new Outgoing.Failure(Trouble.NOT_PUBLIC, false));
        assertThat(requests).hasSize(1);
    }

    @Test
    void of_several_addresses_only_a_public_one_is_dialled() {
        names.put("both.example", List.of("127.0.0.2 127.0.0.1"));

        assertThat(get("http://both.example:PORT/")).isInstanceOf(Outgoing.Response.class);
        assertThat(requests).containsExactly("127.0.0.1 GET both.example:PORT/");
    }

    @ParameterizedTest
    @ValueSource(strings = { "127.0.0.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.1",
            "[::1]", "[::ffff:127.0.0.1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::7f00:1]", "[fe80::1%25lo]", "0",
            "localhost"})
    void no_spelling_of_an_address_of_this_machine_passes(String host) {
        Outgoing production = new Outgoing(vertx, false);

        Outgoing.Result result = production.call(Outgoing.Request.get(uri("http://" + host + ":PORT/"), Map.of()),
                PATIENCE, 1000);

        assertThat(result).isInstanceOfSatisfying(Outgoing.Failure.class, failure -> {
            assertThat(failure.sent()).isFalse();
            assertThat(failure.trouble()).isIn(Trouble.NOT_PUBLIC, Trouble.NO_ADDRESS, Trouble.UNKNOWN_NAME);
        });
        assertThat(requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "file:///etc/passwd", "ftp://127.0.0.1/", "http:/no-host",
            "http://127.0.0.1:99999/canary"})
    void only_what_is_an_address_of_http_is_asked(String address) {
        assertThat(http.call(Outgoing.Request.get(URI.create(address), Map.of()), PATIENCE, 1000))
                .isEqualTo(new Outgoing.Failure(Trouble.NO_ADDRESS, false));
    }

    @Test
    void a_redirect_is_followed_only_where_that_is_wanted() throws Exception {
        locations.put("/a", "/b");

        assertThat(get("http://calendars.example:PORT/a")).extracting("status").isEqualTo(302);
        assertThat(new Asking(http, 0, PATIENCE, 1000).send(request("http://calendars.example:PORT/a"), "it").status())
                .isEqualTo(302);
        assertThat(asking.send(request("http://calendars.example:PORT/a"), "it").status()).isEqualTo(200);
    }

    @Test
    void each_hop_of_a_redirect_is_checked() {
        names.put("next.example", List.of("127.0.0.1"));
        locations.put("/a", "http://next.example:PORT/b");
        locations.put("/b", "http://inside.example:PORT/c");

        assertThatThrownBy(() -> asking.send(request("http://calendars.example:PORT/a"), "calendars.example"))
                .hasMessage("the redirect of calendars.example is not followed: inside.example has no public address, "
                        + "and private addresses are not called (see tend.allow-private-addresses)");
        assertThat(requests).containsExactly("127.0.0.1 GET calendars.example:PORT/a",
                "127.0.0.1 GET next.example:PORT/b");
    }

    @Test
    void redirects_end_after_some_and_never_lead_to_what_is_no_address() {
        locations.put("/circle", "/circle");
        assertThatThrownBy(() -> asking.send(request("http://calendars.example:PORT/circle"), "it"))
                .hasMessage("it redirects more than 3 times");
        assertThat(requests).hasSize(4);

        for (String nowhere : List.of("mailto:nora@fernhill.example", "http://", "http://ex ample/")) {
            locations.put("/a", nowhere);
            assertThatThrownBy(() -> asking.send(request("http://calendars.example:PORT/a"), "it"))
                    .hasMessage("it redirects to what is no address");
        }
        locations.put("/a", "ftp://calendars.example/a");
        assertThatThrownBy(() -> asking.send(request("http://calendars.example:PORT/a"), "it")).hasMessage(
                "the redirect of it is not followed: calendars.example has no address that can be asked");
    }

    @Test
    void what_may_be_secret_does_not_go_with_a_redirect_to_another_server() throws Exception {
        List<Map<String, List<String>>> seen = new ArrayList<>();
        internet.createContext("/seen", exchange -> {
            seen.add(Map.copyOf(exchange.getRequestHeaders()));
            answer(exchange);
        });
        locations.put("/a", "/seen/here");
        locations.put("/b", "http://next.example:PORT/seen/there");
        names.put("next.example", List.of("127.0.0.1"));
        for (String path : List.of("a", "b")) {
            asking.send(new Outgoing.Request(HttpMethod.GET, uri("http://calendars.example:PORT/" + path),
                    Map.of("Authorization", "canary", "Accept", "text/calendar"), ""), "it");
        }

        assertThat(seen.get(0)).containsKeys("Authorization", "Accept");
        assertThat(seen.get(1)).containsKey("Accept").doesNotContainKey("Authorization");
    }

    @Test
    void an_answer_is_read_so_far_and_waited_for_so_long() throws Exception {
        internet.createContext("/large", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("x".repeat(3_000_000).getBytes(StandardCharsets.US_ASCII));
            exchange.close();
        });
        assertThatThrownBy(() -> asking.send(request("http://calendars.example:PORT/large"), "it"))
                .hasMessage("the answer of it is larger than 1 MiB");

        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Asking hasty = new Asking(http, 0, Duration.ofSeconds(1), 1000);
            assertThatThrownBy(() -> hasty.send(
                    request("http://calendars.example:" + silent.getLocalPort() + "/"), "it"))
                    .hasMessage("no answer of it within 1 s");
        }
    }

    @Test
    void a_name_that_takes_too_long_to_find_is_not_waited_for() {
        Outgoing slow = new Outgoing(vertx, new HttpClientOptions(), host -> {
            try {
                new java.util.concurrent.CountDownLatch(1).await(20, java.util.concurrent.TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return new InetAddress[0];
        }, address -> true);

        assertThat(slow.call(request("http://calendars.example:PORT/"), Duration.ofMillis(300), 1000))
                .isEqualTo(new Outgoing.Failure(Trouble.SLOW, false));
    }

    private Outgoing.Result get(String address) {
        return http.call(request(address), PATIENCE, 1000);
    }

    private Outgoing.Request request(String address) {
        return Outgoing.Request.get(uri(address), Map.of());
    }

    private URI uri(String address) {
        return URI.create(address.replace("PORT", String.valueOf(internet.getAddress().getPort())));
    }

    /** The first time by the first of its answers, and so on. */
    private InetAddress[] resolve(String host) throws UnknownHostException {
        resolved.add(host);
        List<String> answers = names.get(host);
        long before = resolved.stream().filter(host::equals).count() - 1;
        List<InetAddress> addresses = new ArrayList<>();
        for (String address : answers.get((int) Math.min(before, answers.size() - 1)).split(" ")) {
            addresses.add(InetAddress.getByName(address));
        }
        return addresses.toArray(InetAddress[]::new);
    }

    private HttpServer server(String address, int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.createContext("/", this::answer);
        server.start();
        return server;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String port = String.valueOf(internet.getAddress().getPort());
            requests.add(exchange.getLocalAddress().getAddress().getHostAddress() + " " + exchange.getRequestMethod()
                    + " " + exchange.getRequestHeaders().getFirst("Host").replace(port, "PORT")
                    + exchange.getRequestURI());
            String location = locations.get(exchange.getRequestURI().getPath());
            if (location != null) {
                exchange.getResponseHeaders().add("Location", location.replace("PORT", port));
            }
            exchange.sendResponseHeaders(location == null ? 200 : 302, -1);
        }
    }
}
