package dev.tend.ingest.discourse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Author;
import dev.tend.events.QuestionId;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Draft;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Text;
import dev.tend.ingest.payload.Json;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Reads what a Discourse forum shows. Topics and posts look alike in webhooks and in the API (https://docs.discourse.org).
 *
 * @param now when it was shown
 * @param origin the forum's address in question ids, whatever its address is now
 */
record DiscoursePlace(Source source, Community community, Learned learned, Instant now, Via via,
        String origin) {

    /** post_type of what people write; others are notes of the software, and whispers among staff. */
    private static final int REGULAR = 1;
    private static final Set<String> BUILT_IN_BOTS = Set.of("system", "discobot");
    private static final int ONE = 1;

    String question(long topic) {
        return QuestionId.of(source.kind().word(), origin, topic);
    }

    /** The same, told in another way. */
    DiscoursePlace as(Via other) {
        return new DiscoursePlace(source, community, learned, now, other, origin);
    }

    String url(Optional<String> slug, long topic) {
        String name = slug.filter(text -> text.matches("[\\w%.~-]+"))
                .orElseGet(() -> URLEncoder.encode(slug.orElse("-"), StandardCharsets.UTF_8));
        return source.location().replaceFirst("/+$", "") + "/t/" + name + "/" + topic;
    }

    boolean isPersonalMessage(JsonNode topicOrPost) {
        return Json.textIfAny(topicOrPost, "archetype").or(() -> Json.textIfAny(topicOrPost, "topic_archetype"))
                .filter("private_message"::equals).isPresent();
    }

    static boolean isRegular(JsonNode post) {
        return !post.hasNonNull("post_type") || Json.number(post, "post_type") == REGULAR;
    }

    /** When it was shown, if it has more posts than its first: what happened before is not known then. Otherwise null. */
    @Nullable
    Instant knownSince(JsonNode topicOrPost, String count) {
        return topicOrPost.path(count).asInt() > ONE ? now : null;
    }

    /**
     * A topic, which says nothing of its text.
     *
     * @param knownSince since when Tend knows what happened to it, if this is the first that it hears of it
     */
    Piece topic(JsonNode topic, boolean restored, @Nullable Instant knownSince) {
        long id = Json.number(topic, "id");
        List<String> tags = new ArrayList<>();
        Json.list(topic, "tags").forEach(tag -> tags.add(tag.isTextual() ? tag.textValue() : Json.text(tag, "name")));
        Draft draft = new Draft(url(Json.textIfAny(topic, "slug"), id), Json.text(topic, "title"), null,
                creator(topic), Json.time(topic, "created_at"), tags,
                learned.slug(category(topic)), visibility(topic));
        return new Piece(question(id), source.key(), Part.TOPIC, draft, now, now, restored, via, knownSince);
    }

    private Author creator(JsonNode topic) {
        return Json.objectIfAny(topic, "created_by").or(() -> Json.objectIfAny(topic.path("details"), "created_by"))
                .map(account -> author(account, account.path("id"))).orElseGet(() -> author(topic));
    }

    /**
     * A topic's first post.
     *
     * @param topic where the topic's title, slug and category are found: in webhooks, the post itself
     * @param knownSince as for a topic
     */
    Piece firstPost(JsonNode post, JsonNode topic, boolean restored, @Nullable Instant knownSince) {
        long id = Json.number(post, "topic_id");
        String slug = Json.textIfAny(post, "category_slug").orElse(null);
        Draft draft = new Draft(url(Json.textIfAny(post, "topic_slug").or(() -> Json.textIfAny(topic, "slug")), id),
                Json.textIfAny(post, "topic_title").orElseGet(() -> Json.text(topic, "title")), body(post),
                author(post), Json.time(post, "created_at"), null, slug == null ? learned.slug(category(topic)) : slug,
                visibility(topic));
        return new Piece(question(id), source.key(), Part.POST, draft, updatedAt(post), now, restored, via,
                knownSince);
    }

    static Instant updatedAt(JsonNode post) {
        return Json.timeIfAny(post, "updated_at").orElseGet(() -> Json.time(post, "created_at"));
    }

    Visibility visibility(JsonNode topicOrPost) {
        return learned.visibility(source, category(topicOrPost));
    }

    private static @Nullable Long category(JsonNode topicOrPost) {
        return topicOrPost.hasNonNull("category_id") ? Json.number(topicOrPost, "category_id") : null;
    }

    /** The text as it was typed; where only HTML is shown, what it says. */
    static Text body(JsonNode post) {
        return Json.textIfAny(post, "raw").or(() -> Json.textIfAny(post, "cooked").map(Cooked::text)).map(Text::of)
                .orElse(Text.NONE);
    }

    /** @param post anything with a username and the id of its account; a post also says whether its author is staff */
    Author author(JsonNode post) {
        return author(post, post.path("user_id"));
    }

    private Author author(JsonNode account, JsonNode id) {
        Optional<String> username = Json.textIfAny(account, "username");
        String handle = username.orElse(Author.GONE);
        String kind = source.kind().word();
        boolean staff = Json.flag(account, "staff") || Json.flag(account, "admin") || Json.flag(account, "moderator")
                || community.isStaff(kind, handle);
        // Accounts of the software itself have ids below 1.
        boolean bot = id.asLong(1) < 1 || BUILT_IN_BOTS.contains(handle) || community.isBot(kind, handle);
        return new Author(handle, Json.textIfAny(account, "name").orElse(null), staff, bot,
                username.isPresent() && id.isIntegralNumber() ? id.asText() : null);
    }
}
