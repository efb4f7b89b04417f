package dev.tend.local.standin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * Slack and Mattermost in one: incoming webhooks at {@code /services/<channel>} and {@code /hooks/<channel>}, their APIs under
 * {@code /api/} and {@code /api/v4/}. It remembers what it took, and can be told to fail.
 */
public final class ChatServer implements AutoCloseable {

    /** How it behaves. */
    public enum Mode {
        /** Takes messages. */
        OK,
        /** Takes messages and answers after a moment. */
        SLOW,
        /** Answers 503. */
        DOWN,
        /** Answers 429 and asks for a pause of a second. */
        BUSY,
        /** Takes messages and never answers. */
        HANGS,
        /** Takes messages and answers 500. */
        ERRS
    }

    private static final long SLOW_MILLIS = 40;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ChatLog log = new ChatLog();
    private final Slack slack = new Slack(log);
    private final Mattermost mattermost = new Mattermost(log);
    private final AtomicInteger refused = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Mode mode = Mode.OK;

    private ChatServer(HttpServer server) {
        this.server = server;
    }

    public static ChatServer start() throws IOException {
        ChatServer chat = new ChatServer(
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000));
        chat.server.setExecutor(chat.threads);
        chat.server.createContext("/", chat::answer);
        chat.server.start();
        return chat;
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public void setMode(Mode mode) {
        this.mode = mode;
    }

    /** How many requests it did not take. */
    public int refused() {
        return refused.get();
    }

    /** All that it has taken, oldest first. */
    public List<ChatMessage> messages() {
        return log.all();
    }

    public List<ChatMessage> messages(String channel) {
        return log.of(channel);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            switch (mode) {
                case OK -> send(exchange, take(exchange, body));
                case SLOW -> {
                    ChatAnswer answer = take(exchange, body);
                    closed.await(SLOW_MILLIS, TimeUnit.MILLISECONDS);
                    send(exchange, answer);
                }
                case DOWN -> {
                    refused.incrementAndGet();
                    send(exchange, ChatAnswer.text(503, "down"));
                }
                case BUSY -> {
                    refused.incrementAndGet();
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    send(exchange, ChatAnswer.text(429, "busy"));
                }
                case ERRS -> {
                    take(exchange, body);
                    send(exchange, ChatAnswer.text(500, "error"));
                }
                case HANGS -> {
                    take(exchange, body);
                    closed.await(1, TimeUnit.MINUTES);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private ChatAnswer take(HttpExchange exchange, String body) throws IOException {
        String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
        String last = path[path.length - 1];
        return switch (path[0]) {
            case "services" -> slack.webhook(last, body);
            case "hooks" -> mattermost.webhook(last, body);
            default -> switch (last) {
                case "chat.postMessage" -> slack.post(body);
                case "conversations.history" -> slack.history(query(exchange));
                case "posts" -> exchange.getRequestMethod().equals("POST")
                        ? mattermost.post(body)
                        : mattermost.posts(path[path.length - 2], query(exchange));
                default -> ChatAnswer.text(404, "no such path");
            };
        };
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String pair : Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("").split("&")) {
            String[] parts = pair.split("=", 2);
            query.put(parts[0], parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    private static void send(HttpExchange exchange, ChatAnswer answer) throws IOException {
        byte[] bytes = answer.text().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
