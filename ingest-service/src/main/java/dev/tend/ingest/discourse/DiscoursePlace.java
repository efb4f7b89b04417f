package dev.tend.ingest.discourse;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

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
    /** Discourse's own words for the topic that describes a category. */
    private static final Pattern ABOUT = Pattern.compile("About the .{1,200} category");
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

    /** What says something else than its type can't be read as one, and is none in doubt: a whisper must stay among staff. */
    static boolean isRegular(JsonNode post) {
        return !Json.isSaid(post, "post_type")
                || Json.numberIfAny(post, "post_type").filter(type -> type == REGULAR).isPresent();
    }

    /**
     * Whether the forum wrote a topic itself: by one of its own accounts, or as the description of a category, which Discourse writes
     * for the one who creates the category, pinned.
     */
    boolean isNotice(JsonNode topic) {
        boolean staff = creator(topic).staff() || isTrue(topic, "pinned");
        return isOwnAccount(creatorNode(topic))
                || isNotice(Json.numberIfAny(topic, "id"), Json.textIfAny(topic, "title"), staff);
    }

    /** Whether it is the first post of such a topic. */
    boolean isNoticePost(JsonNode post) {
        return isOwnAccount(post) || isNotice(Json.numberIfAny(post, "topic_id"), Json.textIfAny(post, "topic_title"),
                author(post).staff());
    }

    private boolean isNotice(Optional<Long> topic, Optional<String> title, boolean staff) {
        return topic.filter(learned::isDescription).isPresent()
                || staff && title.filter(text -> ABOUT.matcher(text).matches()).isPresent();
    }

    /** When it was shown, if it has more posts than its first: what happened before is not known then. Otherwise null. */
    @Nullable
    Instant knownSince(JsonNode topicOrPost, String count) {
        return Json.numberIfAny(topicOrPost, count).filter(posts -> posts > ONE).isPresent() ? now : null;
    }

    /**
     * A topic, which says nothing of its text.
     *
     * @param knownSince since when Tend knows what happened to it, if this is the first that it hears of it
     */
    Piece topic(JsonNode topic, boolean restored, @Nullable Instant knownSince) {
        long id = Json.number(topic, "id");
        List<String> tags = new ArrayList<>();
        // A tag is a text, in newer versions an object with a name.
        Json.listIfAny(topic, "tags").forEach(tag -> Json.text(tag).or(() -> Json.textIfAny(tag, "name"))
                .ifPresent(tags::add));
        Draft draft = new Draft(url(Json.textIfAny(topic, "slug"), id), Json.text(topic, "title"), null,
                creator(topic), Json.time(topic, "created_at"), tags,
                learned.slug(category(topic)), visibility(topic));
        return new Piece(question(id), source.key(), Part.TOPIC, draft, now, now, restored, via, knownSince);
    }

    private static boolean isTrue(JsonNode node, String name) {
        return Json.flagIfAny(node, name).orElse(false);
    }

    private static JsonNode creatorNode(JsonNode topic) {
        return Json.objectIfAny(topic, "created_by").or(() -> Json.objectIfAny(topic.path("details"), "created_by"))
                .orElse(topic);
    }

    private Author creator(JsonNode topic) {
        return Json.objectIfAny(topic, "created_by").or(() -> Json.objectIfAny(topic.path("details"), "created_by"))
                .map(account -> author(account, Json.numberIfAny(account, "id"))).orElseGet(() -> author(topic));
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
                visibility(post, topic));
        return new Piece(question(id), source.key(), Part.POST, draft, updatedAt(post), now, restored, via,
                knownSince);
    }

    static Instant updatedAt(JsonNode post) {
        return Json.timeIfAny(post, "updated_at").orElseGet(() -> Json.time(post, "created_at"));
    }

    /**
     * Who can read a topic, by what a topic or a post in it says. A personal message and an unlisted topic are private; and so is, in
     * doubt, what says something that can't be read.
     */
    Visibility visibility(JsonNode topicOrPost) {
        boolean archetype = isPersonalMessage(topicOrPost) || List.of("archetype", "topic_archetype").stream()
                .anyMatch(name -> Json.isSaid(topicOrPost, name) && Json.textIfAny(topicOrPost, name).isEmpty());
        boolean unlisted = Json.isSaid(topicOrPost, "visible") && !isTrue(topicOrPost, "visible");
        boolean doubtful = Json.isSaid(topicOrPost, "category_id") && category(topicOrPost) == null;
        return archetype || unlisted || doubtful
                ? Visibility.PRIVATE
                : learned.visibility(source, category(topicOrPost));
    }

    /** Who can read a post: nobody but staff and its author if it is hidden. */
    Visibility visibility(JsonNode post, JsonNode topic) {
        boolean hidden = Json.isSaid(post, "hidden") && Json.flagIfAny(post, "hidden").orElse(true);
        return hidden ? Visibility.PRIVATE : visibility(topic);
    }

    static @Nullable Long category(JsonNode topicOrPost) {
        return Json.numberIfAny(topicOrPost, "category_id").orElse(null);
    }

    /** The text as it was typed; where only HTML is shown, what it says. */
    static Text body(JsonNode post) {
        return Json.textIfAny(post, "raw").or(() -> Json.textIfAny(post, "cooked").map(Cooked::text)).map(Text::of)
                .orElse(Text.NONE);
    }

    /** Accounts of the software itself have ids below 1. A post names its author's as user_id, and has an id of its own. */
    private static boolean isOwnAccount(JsonNode account) {
        return Json.numberIfAny(account, "user_id").or(() -> Json.numberIfAny(account, "id")).filter(id -> id < 1)
                .isPresent();
    }

    /** @param post anything with a username and the id of its account; a post also says whether its author is staff */
    Author author(JsonNode post) {
        return author(post, Json.numberIfAny(post, "user_id"));
    }

    private Author author(JsonNode account, Optional<Long> id) {
        Optional<String> username = Json.textIfAny(account, "username");
        String handle = username.orElse(Author.GONE);
        String kind = source.kind().word();
        boolean staff = isTrue(account, "staff") || isTrue(account, "admin") || isTrue(account, "moderator")
                || community.isStaff(kind, handle);
        boolean bot = isOwnAccount(account) || BUILT_IN_BOTS.contains(handle) || community.isBot(kind, handle);
        return new Author(handle, Json.textIfAny(account, "name").orElse(null), staff, bot,
                username.flatMap(name -> id).map(String::valueOf).orElse(null));
    }
}
