package dev.tend.notifier;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * A stand-in for Slack and Mattermost: incoming webhooks below {@code /slack/hook/} and {@code /mattermost/hooks/}, Slack's Web API
 * at {@code /slack/api}, Mattermost's REST at {@code /mattermost}. What is posted is kept; how it answers can be said beforehand,
 * per place: the last part of a hook's path, or the channel.
 */
public final class ChatServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How one post is answered. */
    public enum Behaviour {
        /** Shown, and says so. */
        OK(true),
        /** Answers 503. */
        DOWN(false),
        /** Answers 429 with Retry-After 2. */
        LIMITED(false),
        /** Answers 400: this message is not taken. */
        REFUSES(false),
        /** Answers 404: the hook or the channel is gone. */
        GONE(false),
        /** Shown, but the answer never comes. */
        HANGS(true),
        /** Not shown, and no answer comes. */
        SWALLOWS(false),
        /** Shown, but the connection breaks. */
        BREAKS(true),
        /** Shown, but the server answers 500. */
        ERRS(true);

        private final boolean shows;

        Behaviour(boolean shows) {
            this.shows = shows;
        }
    }

    /**
     * A message that people see.
     *
     * @param place the last part of a hook's path, or the channel
     * @param id at the chat server
     */
    public record Post(String place, String id, JsonNode json, Instant at) {

        /** What it says: {@code text} of Slack and of Mattermost's webhooks, {@code message} of Mattermost's REST. */
        public String text() {
            return json.path(json.has("message") ? "message" : "text").asText();
        }
    }

    private final List<Post> posts = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Step>> next = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final AtomicInteger edits = new AtomicInteger();
    private final AtomicInteger refusedEdits = new AtomicInteger();
    private final AtomicInteger ids = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;

    public ChatServer(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        handle("/slack/hook/", request -> post(request, last(request), "ok"));
        handle("/slack/api/chat.postMessage",
                request -> post(request, request.json().path("channel").asText(), "{\"ok\":true,\"ts\":\"%s\"}"));
        handle("/slack/api/chat.update", this::slackUpdate);
        handle("/slack/api/conversations.history", this::slackHistory);
        handle("/mattermost/hooks/", request -> post(request, last(request), "ok"));
        handle("/mattermost/api/v4/posts/", this::mattermostPost);
        handle("/mattermost/api/v4/posts",
                request -> post(request, request.json().path("channel_id").asText(), "{\"id\":\"%s\"}"));
        handle("/mattermost/api/v4/channels/", this::mattermostPosts);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What people see at this place, oldest first. */
    public List<Post> posts(String place) {
        return posts.stream().filter(post -> post.place.equals(place)).toList();
    }

    public List<String> texts(String place) {
        return posts(place).stream().map(Post::text).toList();
    }

    /** How many posts were tried at this place. */
    public int calls(String place) {
        return calls.getOrDefault(place, 0);
    }

    /** The next posts at this place are answered so, one each; then all is well. */
    public void next(String place, Behaviour... behaviours) {
        Arrays.stream(behaviours).forEach(behaviour -> steps(place).add(new Step(behaviour, null)));
    }

    /** The next post at this place is not shown, and answered so. */
    public void answer(String place, int status, String body) {
        steps(place).add(new Step(Behaviour.SWALLOWS, new Reply(status, body, Map.of())));
    }

    private Deque<Step> steps(String place) {
        return next.computeIfAbsent(place, key -> new ConcurrentLinkedDeque<>());
    }

    /** The next changes of posts are answered 500. */
    public void refuseEdits(int next) {
        refusedEdits.set(next);
    }

    private boolean isRefused() {
        return refusedEdits.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** How many posts were changed after they were shown. */
    public int edits() {
        return edits.get();
    }

    /** The posts at this place with this text are gone, as if they had never arrived. */
    public void forget(String place, String text) {
        posts.removeIf(post -> post.place.equals(place) && post.text().contains(text));
    }

    private record Request(String path, Map<String, String> query, JsonNode json) {
    }

    /** @param reply instead of what the behaviour answers; null for that */
    private record Step(Behaviour behaviour, @Nullable Reply reply) {
    }

    private record Reply(int status, String body, Map<String, String> headers) {
        static final Reply NONE = new Reply(0, "", Map.of());
        static final Reply BROKEN = new Reply(-1, "", Map.of());
    }

    private Reply post(Request request, String place, String body) {
        calls.merge(place, 1, Integer::sum);
        Step step = Optional.ofNullable(steps(place).poll()).orElse(new Step(Behaviour.OK, null));
        if (step.reply != null) {
            return step.reply;
        }
        Behaviour behaviour = step.behaviour;
        if (isEmpty(request) && behaviour == Behaviour.OK) {
            return new Reply(400, "no_text", Map.of());
        }
        String id = Integer.toString(ids.incrementAndGet());
        if (behaviour.shows && !isEmpty(request)) {
            posts.add(new Post(place, id, request.json, Instant.now()));
        }
        return switch (behaviour) {
            case OK -> new Reply(200, body.formatted(id), Map.of());
            case DOWN -> new Reply(503, "", Map.of());
            case LIMITED -> new Reply(429, "", Map.of("Retry-After", "2"));
            case REFUSES -> new Reply(400, "invalid_payload", Map.of());
            case GONE -> new Reply(404, "no_service", Map.of());
            case HANGS, SWALLOWS -> Reply.NONE;
            case BREAKS -> Reply.BROKEN;
            case ERRS -> new Reply(500, "error", Map.of());
        };
    }

    /** Nobody is shown an empty message; a server that is well refuses it. */
    private static boolean isEmpty(Request request) {
        return request.json.path("text").asText().isEmpty() && request.json.path("message").asText().isEmpty();
    }

    private Reply slackUpdate(Request request) {
        if (isRefused()) {
            return new Reply(500, "", Map.of());
        }
        edits.incrementAndGet();
        String channel = request.json.path("channel").asText();
        return replace(channel, request.json.path("ts").asText(), request.json)
                ? new Reply(200, "{\"ok\":true,\"ts\":\"" + request.json.path("ts").asText() + "\"}", Map.of())
                : new Reply(200, "{\"ok\":false,\"error\":\"message_not_found\"}", Map.of());
    }

    /** {@code GET /posts/<id>} and {@code PUT /posts/<id>/patch}. */
    private Reply mattermostPost(Request request) {
        String id = request.path.split("/")[5];
        Optional<Post> found = posts.stream().filter(post -> post.id.equals(id)).findFirst();
        if (found.isEmpty()) {
            return new Reply(404, "{\"id\":\"app.post.get.app_error\"}", Map.of());
        }
        if (request.path.endsWith("/patch")) {
            if (isRefused()) {
                return new Reply(500, "", Map.of());
            }
            edits.incrementAndGet();
            replace(found.get().place, id, request.json);
        }
        ObjectNode post = JSON.createObjectNode().put("id", id).put("message", found.get().text());
        post.set("props", found.get().json.path("props"));
        return new Reply(200, post.toString(), Map.of());
    }

    private boolean replace(String place, String id, JsonNode json) {
        for (int i = 0; i < posts.size(); i++) {
            Post post = posts.get(i);
            if (post.place.equals(place) && post.id.equals(id)) {
                posts.set(i, new Post(place, id, json, post.at));
                return true;
            }
        }
        return false;
    }

    private Reply slackHistory(Request request) {
        ObjectNode history = JSON.createObjectNode().put("ok", true);
        ArrayNode messages = history.putArray("messages");
        String latest = request.query.get("latest");
        for (Post post : posts(request.query.get("channel"))) {
            if (latest != null && !latest.equals(post.id)) {
                continue;
            }
            ObjectNode message = messages.addObject().put("ts", post.id).put("text", post.text());
            message.set("blocks", post.json.path("blocks"));
            if ("true".equals(request.query.get("include_all_metadata"))) {
                message.set("metadata", post.json.path("metadata"));
            }
        }
        return new Reply(200, history.toString(), Map.of());
    }

    private Reply mattermostPosts(Request request) {
        ObjectNode list = JSON.createObjectNode();
        ObjectNode found = list.putObject("posts");
        posts(request.path.split("/")[5]).forEach(
                post -> found.putObject(post.id).put("id", post.id).set("props", post.json.path("props")));
        return new Reply(200, list.toString(), Map.of());
    }

    private static String last(Request request) {
        return request.path.substring(request.path.lastIndexOf('/') + 1);
    }

    private void handle(String path, Function<Request, Reply> handler) {
        server.createContext(path, exchange -> {
            try (exchange) {
                Reply reply = handler.apply(read(exchange));
                if (reply == Reply.NONE) {
                    closed.await(60, TimeUnit.SECONDS);
                } else if (reply != Reply.BROKEN) {
                    byte[] body = reply.body.getBytes(StandardCharsets.UTF_8);
                    reply.headers.forEach(exchange.getResponseHeaders()::add);
                    exchange.sendResponseHeaders(reply.status, body.length == 0 ? -1 : body.length);
                    try (OutputStream out = exchange.getResponseBody()) {
                        out.write(body);
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Map<String, String> query = new ConcurrentHashMap<>();
        String raw = exchange.getRequestURI().getQuery();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return new Request(exchange.getRequestURI().getPath(), query,
                body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body));
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
