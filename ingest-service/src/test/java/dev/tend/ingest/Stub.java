package dev.tend.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Stands in for the APIs of the sources: a test says what is answered below a path, and sees what was asked. */
public final class Stub implements QuarkusTestResourceLifecycleManager {

    private static final Map<String, Function<Request, Answer>> ANSWERS = new ConcurrentHashMap<>();
    private static final List<Request> REQUESTS = new CopyOnWriteArrayList<>();
    private static String url = "";
    private HttpServer server;

    /** @param target path and query */
    public record Request(String method, String target, Map<String, String> headers, String body) {

        public String parameter(String name, String otherwise) {
            for (String pair : target.replaceFirst("^[^?]*\\??", "").split("&")) {
                if (pair.startsWith(name + "=")) {
                    return java.net.URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
                }
            }
            return otherwise;
        }
    }

    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer ok(String body, String... headers) {
            return new Answer(200, pairs(headers), body);
        }

        public static Answer of(int status, String... headers) {
            return new Answer(status, pairs(headers), "{}");
        }

        private static Map<String, String> pairs(String... headers) {
            Map<String, String> map = new LinkedHashMap<>();
            for (int i = 0; i < headers.length; i += 2) {
                map.put(headers[i], headers[i + 1]);
            }
            return map;
        }
    }

    /** Answers from now on below this path; the longest path that fits counts, what is not said is 404. */
    public static void answer(String path, Function<Request, Answer> answer) {
        ANSWERS.put(path, answer);
    }

    public static void reset() {
        ANSWERS.clear();
        REQUESTS.clear();
    }

    public static List<Request> requests(String path) {
        return REQUESTS.stream().filter(request -> request.target.startsWith(path)).toList();
    }

    public static String url() {
        return url;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4, task -> {
            Thread thread = new Thread(task, "stub");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/", Stub::handle);
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        return Map.of("STUB", url);
    }

    private static void handle(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(), values.get(0)));
        Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        REQUESTS.add(request);
        List<String> paths = new ArrayList<>(ANSWERS.keySet());
        paths.removeIf(path -> !request.target.startsWith(path));
        Answer answer = paths.stream().max((a, b) -> a.length() - b.length())
                .map(path -> ANSWERS.get(path).apply(request)).orElse(Answer.of(404));
        answer.headers.forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status, answer.status == 304 ? -1 : body.length);
        if (answer.status != 304) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
