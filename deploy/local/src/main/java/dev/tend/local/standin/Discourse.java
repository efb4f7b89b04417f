package dev.tend.local.standin;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A Discourse forum, as far as its webhooks show it.
 *
 * @see <a href="https://meta.discourse.org/t/configure-webhooks-that-trigger-on-discourse-events/49045">Discourse: webhooks</a>
 * @param source its key in community.yaml
 * @param address the forum's base address
 */
public record Discourse(String source, String address, String secret) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final AtomicLong IDS = new AtomicLong(700);

    /** Someone at the forum. */
    public record User(int id, String username, boolean staff) {
    }

    /** A topic with its first post. */
    public record Topic(int id, String title, String text, User author, Instant createdAt, String category) {
    }

    /** {@code topic_created}. The forum sends {@code post_created} for its first post as well. */
    public Webhook topicCreated(Topic topic) {
        ObjectNode payload = JSON.createObjectNode();
        ObjectNode json = payload.putObject("topic").put("id", topic.id()).put("title", topic.title())
                .put("fancy_title", topic.title()).put("slug", slug(topic)).put("posts_count", 1)
                .put("created_at", text(topic.createdAt())).put("last_posted_at", text(topic.createdAt()))
                .put("visible", true)
                .put("closed", false).put("archived", false).put("archetype", "regular").put("category_id", 3)
                .put("user_id", topic.author().id());
        json.putObject("created_by").put("id", topic.author().id()).put("username", topic.author().username())
                .put("name", "");
        json.putArray("tags");
        return delivery("topic_created", "topic", payload);
    }

    /** {@code post_created} of the first post. */
    public Webhook firstPost(Topic topic) {
        return post(topic, 1, topic.author(), topic.text(), topic.createdAt());
    }

    /** {@code post_created} of a later one. */
    public Webhook reply(Topic topic, int number, User author, String text, Instant at) {
        return post(topic, number, author, text, at);
    }

    private Webhook post(Topic topic, int number, User author, String text, Instant at) {
        ObjectNode payload = JSON.createObjectNode();
        payload.putObject("post").put("id", topic.id() * 100 + number).put("username", author.username())
                .put("name", "")
                .put("created_at", text(at)).put("updated_at", text(at)).put("post_number", number).put("post_type", 1)
                .put("raw", text).put("cooked", "<p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p>")
                .put("topic_id", topic.id()).put("topic_slug", slug(topic)).put("topic_title", topic.title())
                .put("category_id", 3).put("category_slug", topic.category()).put("topic_archetype", "regular")
                .put("topic_posts_count", number).put("user_id", author.id()).put("admin", false)
                .put("moderator", author.staff()).put("staff", author.staff()).put("hidden", false);
        return delivery("post_created", "post", payload);
    }

    private Webhook delivery(String event, String type, ObjectNode payload) {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        return new Webhook(source, Map.of("Content-Type", "application/json", "User-Agent", "Discourse/0",
                "X-Discourse-Instance", address, "X-Discourse-Event-Id", Long.toString(IDS.incrementAndGet()),
                "X-Discourse-Event-Type", type, "X-Discourse-Event", event, "X-Discourse-Event-Signature",
                Webhook.signature(secret, body)), body);
    }

    private static String slug(Topic topic) {
        return topic.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static String text(Instant at) {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
