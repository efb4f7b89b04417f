package dev.tend.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/**
 * A server with calendars, which a test may change or break; until then it is down for maintenance. As a resource of a test it sets
 * CALENDAR_SITE to its address, before the service starts.
 */
public final class CalendarSite implements QuarkusTestResourceLifecycleManager, AutoCloseable {

    private static volatile CalendarSite running;

    private record Answer(int status, byte[] body, Map<String, String> headers) {
    }

    private final List<Map<String, List<String>>> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private HttpServer server;

    /** The one that runs as a resource of this test. */
    public static CalendarSite running() {
        return running;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        running = this;
        return Map.of("CALENDAR_SITE", address(""));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }

    public String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** Has these events there, each as its lines between BEGIN and END. */
    public void has(String path, String... events) {
        answers(path, 200, ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkspur//EN\n" + List.of(events).stream()
                .map(event -> "BEGIN:VEVENT\nUID:" + event.hashCode() + "\nDTSTAMP:20261101T000000Z\n" + event
                        + "\nEND:VEVENT\n")
                .collect(Collectors.joining()) + "END:VCALENDAR\n").replace("\n", "\r\n"), Map.of());
    }

    public void answers(String path, int status, String body, Map<String, String> headers) {
        answers.put(path, new Answer(status, body.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** What was asked with, oldest first. */
    public List<Map<String, List<String>>> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(Map.copyOf(exchange.getRequestHeaders()));
            Answer answer = answers.getOrDefault(exchange.getRequestURI().getPath(),
                    new Answer(503, new byte[0], Map.of()));
            answer.headers.forEach(exchange.getResponseHeaders()::add);
            String known = exchange.getRequestHeaders().getFirst("If-None-Match");
            boolean same = known != null && known.equals(answer.headers.get("ETag"));
            int length = same || answer.body.length == 0 ? -1 : answer.body.length;
            exchange.sendResponseHeaders(same ? 304 : answer.status, length);
            if (length > 0) {
                exchange.getResponseBody().write(answer.body);
            }
        }
    }
}
