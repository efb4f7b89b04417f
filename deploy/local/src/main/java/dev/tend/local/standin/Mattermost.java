package dev.tend.local.standin;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Mattermost: incoming webhooks, and posts over REST.
 *
 * @see <a href="https://developers.mattermost.com/api-documentation/#/operations/CreatePost">Mattermost: API</a>
 * @param pending posts by {@code pending_post_id}
 */
record Mattermost(ChatLog log, Map<String, ChatMessage> pending) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Mattermost(ChatLog log) {
        this(log, new ConcurrentHashMap<>());
    }

    /** {@code POST /hooks/<channel>}. As the real server does, it refuses an empty message. */
    ChatAnswer webhook(String channel, String body) throws IOException {
        String text = JSON.readTree(body).path("text").asText();
        if (text.isEmpty()) {
            return ChatAnswer.json(400, JSON.createObjectNode().put("id", "web.incoming_webhook.text.app_error"));
        }
        log.add(channel, text, body, (number, at) -> "post" + number);
        return ChatAnswer.ok();
    }

    /** {@code POST /api/v4/posts}. As the real server does, it answers a second post of the same id with the first. */
    ChatAnswer post(String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        ChatMessage message = pending.computeIfAbsent(request.path("pending_post_id").asText(), id -> log.add(
                request.path("channel_id").asText(), request.path("message").asText(), body,
                (number, at) -> "post" + number));
        return ChatAnswer.json(201, json(message));
    }

    /** {@code GET /api/v4/channels/<channel>/posts?since=} */
    ChatAnswer posts(String channel, Map<String, String> query) throws IOException {
        Instant since = Instant.ofEpochMilli(Long.parseLong(query.getOrDefault("since", "0")));
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode order = answer.putArray("order");
        ObjectNode posts = answer.putObject("posts");
        for (ChatMessage message : log.of(channel)) {
            if (message.at().isAfter(since)) {
                order.insert(0, message.id());
                posts.set(message.id(), json(message));
            }
        }
        return ChatAnswer.json(200, answer);
    }

    private static ObjectNode json(ChatMessage message) throws IOException {
        JsonNode request = JSON.readTree(message.body());
        ObjectNode json = JSON.createObjectNode().put("id", message.id()).put("create_at", message.at().toEpochMilli())
                .put("channel_id", message.channel()).put("message", message.text())
                .put("pending_post_id", request.path("pending_post_id").asText());
        json.set("props", request.path("props"));
        return json;
    }
}
