package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.poll.Api;
import dev.tend.kit.community.Source;

/** The posts of a topic, of which Discourse shows the first twenty with the topic, and others by their ids. */
@ApplicationScoped
class TopicPosts {

    private static final int AT_ONCE = 20;
    private static final int MOST = 1_000;

    private final Api api;

    TopicPosts(Api api) {
        this.api = api;
    }

    /** The posts shown with the topic, and of the others those since then, at most a thousand; in the topic's order. */
    List<JsonNode> of(Source source, JsonNode topic, Instant since) {
        JsonNode stream = Json.object(topic, "post_stream");
        Map<Long, JsonNode> posts = new LinkedHashMap<>();
        Json.list(stream, "posts").forEach(post -> posts.put(Json.number(post, "id"), post));
        List<Long> missing = ids(topic).stream().filter(id -> !posts.containsKey(id)).toList();
        List<JsonNode> later = new ArrayList<>();
        // From the end, where what is new stands.
        for (int end = missing.size(); end > 0 && missing.size() - end < MOST; end -= AT_ONCE) {
            List<JsonNode> chunk = chunk(source, Json.number(topic, "id"),
                    missing.subList(Math.max(0, end - AT_ONCE), end));
            later.addAll(0, chunk);
            if (chunk.isEmpty() || Json.time(chunk.get(0), "created_at").isBefore(since)) {
                break;
            }
        }
        List<JsonNode> all = new ArrayList<>(posts.values());
        all.addAll(later);
        return all;
    }

    /** The ids of all its posts that are not deleted. */
    static List<Long> ids(JsonNode topic) {
        List<Long> ids = new ArrayList<>();
        for (JsonNode id : Json.list(Json.object(topic, "post_stream"), "stream")) {
            if (!id.canConvertToLong()) {
                throw new Malformed("\"stream\" must be a list of numbers");
            }
            ids.add(id.longValue());
        }
        return ids;
    }

    private List<JsonNode> chunk(Source source, long topic, List<Long> ids) {
        String query = ids.stream().map(id -> "post_ids[]=" + id).collect(Collectors.joining("&")).replace("[]",
                "%5B%5D");
        JsonNode answer = api.get(source, "/t/" + topic + "/posts.json?include_raw=true&" + query, Optional.empty())
                .body();
        List<JsonNode> posts = new ArrayList<>();
        Json.list(Json.object(answer, "post_stream"), "posts").forEach(posts::add);
        return posts;
    }
}
