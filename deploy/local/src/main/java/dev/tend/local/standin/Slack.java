package dev.tend.local.standin;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Slack: incoming webhooks, chat.postMessage, conversations.history.
 *
 * @see <a href="https://docs.slack.dev/reference/methods">Slack: Web API methods</a>
 */
record Slack(ChatLog log) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** {@code POST /services/.../<channel>}. As the real server does, it refuses an empty message. */
    ChatAnswer webhook(String channel, String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        if (shown(request).isEmpty()) {
            return ChatAnswer.text(400, "no_text");
        }
        add(channel, request, body);
        return ChatAnswer.ok();
    }

    /** {@code POST /api/chat.postMessage} */
    ChatAnswer post(String body) throws IOException {
        JsonNode request = JSON.readTree(body);
        String channel = request.path("channel").asText();
        ChatMessage message = add(channel, request, body);
        return ChatAnswer.json(200,
                JSON.createObjectNode().put("ok", true).put("channel", channel).put("ts", message.id()));
    }

    private ChatMessage add(String channel, JsonNode request, String body) {
        return log.add(channel, shown(request), body, (number, at) -> ts(at));
    }

    /** Where there are blocks people see those, and the text only in notifications. */
    private static String shown(JsonNode request) {
        List<String> sections = new ArrayList<>();
        request.path("blocks").forEach(block -> sections.add(block.path("text").path("text").asText()));
        String blocks = String.join("\n", sections).strip();
        return blocks.isEmpty() ? request.path("text").asText() : blocks;
    }

    private static String ts(Instant at) {
        return String.format("%d.%06d", at.getEpochSecond(), at.getNano() / 1000);
    }

    /** {@code GET /api/conversations.history}: newest first, in pages. */
    ChatAnswer history(Map<String, String> query) throws IOException {
        Instant oldest = Instant.ofEpochSecond(Long.parseLong(query.getOrDefault("oldest", "0")));
        int limit = Integer.parseInt(query.getOrDefault("limit", "100"));
        int start = Integer.parseInt(query.getOrDefault("cursor", "0"));
        List<ChatMessage> found = log.of(query.getOrDefault("channel", "")).stream()
                .filter(message -> !message.at().isBefore(oldest))
                .sorted((a, b) -> b.at().compareTo(a.at())).toList();
        int end = Math.min(start + limit, found.size());
        ObjectNode answer = JSON.createObjectNode().put("ok", true).put("has_more", end < found.size());
        answer.putObject("response_metadata").put("next_cursor", end < found.size() ? Integer.toString(end) : "");
        ArrayNode messages = answer.putArray("messages");
        for (ChatMessage message : found.subList(Math.min(start, end), end)) {
            messages.addObject().put("type", "message").put("ts", message.id()).put("text", message.text()).set(
                    "metadata",
                    JSON.readTree(message.body()).path("metadata"));
        }
        return ChatAnswer.json(200, answer);
    }
}
