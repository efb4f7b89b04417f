package dev.tend.ingest.discourse;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Discourse's payloads, about an invented forum. */
public final class DiscoursePayloads {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DiscoursePayloads() {
    }

    public static ObjectNode json(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static ObjectNode topic(long id) {
        return json(
                """
                    {"id": %1$d, "title": "How do I trim the wick?", "fancy_title": "How do I trim the wick?", "slug": "trim-the-wick",
                     "posts_count": 1, "created_at": "2026-11-20T12:00:00.000Z", "views": 0, "reply_count": 0, "visible": true,
                     "closed": false, "archived": false, "archetype": "regular", "category_id": 3, "user_id": 12,
                     "tags": ["wick", "care"], "created_by": {"id": 12, "username": "firefly", "name": "Fay", "avatar_template": ""}}"""
                        .formatted(id));
    }

    public static ObjectNode post(long topic, long number) {
        return json("""
            {"id": %1$d0%2$d, "name": "Fay", "username": "firefly", "created_at": "2026-11-20T12:00:00.000Z",
             "cooked": "<p>It smokes.</p>", "raw": "It smokes.", "post_number": %2$d, "post_type": 1,
             "updated_at": "2026-11-20T12:00:00.000Z", "topic_id": %1$d, "topic_slug": "trim-the-wick",
             "topic_title": "How do I trim the wick?", "category_id": 3, "category_slug": "support", "user_id": 12,
             "moderator": false, "admin": false, "staff": false, "hidden": false, "deleted_at": null,
             "topic_posts_count": 1, "topic_archetype": "regular"}""".formatted(topic, number));
    }

    public static ObjectNode payload(String name, ObjectNode content) {
        ObjectNode payload = JSON.createObjectNode();
        payload.set(name, content);
        return payload;
    }
}
