package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Via;
import dev.tend.ingest.discourse.Learned.Category;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader;
import dev.tend.ingest.source.Identities;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Reads the topics of a forum (https://docs.discourse.org), newest activity first. An edit that does not bring a topic up in the
 * list is seen when there is activity in it again.
 */
@ApplicationScoped
public class DiscourseReader implements Reader {

    private static final long FIRST = 1;
    private static final Pattern TOPIC = Pattern.compile("/(\\d{1,18})$");

    private final Api api;
    private final TopicPosts posts;
    private final Categories categories;
    private final Identities identities;
    private final Community community;

    DiscourseReader(Api api, TopicPosts posts, Categories categories, Identities identities, Community community) {
        this.api = api;
        this.posts = posts;
        this.categories = categories;
        this.identities = identities;
        this.community = community;
    }

    @Override
    public Source.Kind kind() {
        return Source.Kind.DISCOURSE;
    }

    @Override
    public List<String> streams(Source source) {
        return List.of("topics");
    }

    /** @param position the newest activity of the first page, and the number of the page */
    @Override
    public Page read(Reading reading, String stream, Optional<String> position, Optional<String> etag) {
        String[] at = position.orElse(Instant.EPOCH + " 0").split(" ");
        int number = Integer.parseInt(at[1]);
        try {
            if (number == 0) {
                learnCategories(reading.source());
            }
            Api.Answer answer = api.get(reading.source(), "/latest.json?order=activity&page=" + number, etag);
            return answer.unchanged() || answer.gone()
                    ? Page.EMPTY
                    : page(reading, Json.object(answer.body(), "topic_list"), Instant.parse(at[0]), number,
                            answer.etag());
        } catch (Malformed e) {
            throw new Api.Failed("an answer that is not as documented: " + e.getMessage());
        }
    }

    private Page page(Reading reading, JsonNode list, Instant newestBefore, int number, Optional<String> etag) {
        DiscoursePlace place = place(reading.source(), reading.now(), reading.via());
        List<Telling> tellings = new ArrayList<>();
        Items items = new Items();
        Instant newest = newestBefore;
        boolean more = Json.textIfAny(list, "more_topics_url").isPresent();
        for (JsonNode topic : Json.list(list, "topics")) {
            Optional<Instant> active = items.read("topic", topic.path("id"), () -> active(topic));
            newest = active.filter(newest::isBefore).orElse(newest);
            // Pinned topics stand first in the list, however old they are.
            more &= active.filter(at -> at.isBefore(reading.since()) && !isPinned(topic)).isEmpty();
            active.flatMap(at -> items.read("topic", topic.path("id"), () -> listed(reading, place, items, topic, at)))
                    .ifPresent(tellings::addAll);
        }
        return new Page(tellings, more ? Optional.of(newest + " " + (number + 1)) : Optional.empty(),
                more ? Optional.empty() : Optional.of(newest), etag, items.skipped());
    }

    @Override
    public Look look(Source source, Known known, Instant now) {
        return new DiscourseLook(api, posts).look(place(source, now, Via.POLL), known);
    }

    private DiscoursePlace place(Source source, Instant now, Via via) {
        return new DiscoursePlace(source, community, categories.of(source.key()), now, via,
                identities.of(source).origin());
    }

    private static boolean isPinned(JsonNode topic) {
        return topic.path("pinned").asBoolean();
    }

    private List<Telling> listed(Reading reading, DiscoursePlace place, Items items, JsonNode topic, Instant active) {
        if (place.isPersonalMessage(topic) || place.isNotice(topic)) {
            return List.of();
        }
        if (active.isBefore(reading.since())) {
            DiscourseFacts facts = new DiscourseFacts(place);
            return List.of(facts.closedOrOpen(topic),
                    facts.visibility(Json.number(topic, "id"), topic, reading.now()));
        }
        return reading.until().map(until -> Json.time(topic, "created_at").isBefore(until)).orElse(true)
                ? topic(reading, place, items, Json.number(topic, "id"))
                : List.of();
    }

    private static Instant active(JsonNode topic) {
        return Json.timeIfAny(topic, "bumped_at").or(() -> Json.timeIfAny(topic, "last_posted_at"))
                .orElseGet(() -> Json.time(topic, "created_at"));
    }

    private List<Telling> topic(Reading reading, DiscoursePlace place, Items items, long id) {
        Api.Answer answer = api.get(reading.source(), "/t/" + id + ".json?include_raw=true", Optional.empty());
        if (answer.gone()) {
            return List.of();
        }
        JsonNode topic = answer.body();
        DiscourseFacts facts = new DiscourseFacts(place);
        if (place.isPersonalMessage(topic)) {
            return List.of(facts.visibility(id, topic, reading.now()));
        }
        if (place.isNotice(topic)) {
            return List.of();
        }
        boolean whole = reading.via() == Via.BACKFILL || !Json.time(topic, "created_at").isBefore(reading.since());
        List<JsonNode> read = posts.of(reading.source(), topic, whole ? Instant.EPOCH : reading.since());
        boolean all = read.size() >= TopicPosts.ids(topic).size();
        List<Telling> tellings = new ArrayList<>();
        // The topic first: it waits for its first post, so that both are one fact.
        tellings.add(place.topic(topic, false, all ? null : reading.since()));
        for (JsonNode post : read) {
            items.read("post", post.path("id"), () -> post(place, post, topic)).ifPresent(tellings::addAll);
        }
        tellings.add(new DiscourseFacts(place).closedOrOpen(topic));
        if (all) {
            tellings.add(new Telling.Read(place.question(id), reading.source().key(), reading.now()));
        }
        tellings.add(facts.visibility(id, topic, reading.now()));
        return tellings;
    }

    static List<Telling> post(DiscoursePlace place, JsonNode post, JsonNode topic) {
        if (!DiscoursePlace.isRegular(post) || Json.isSaid(post, "deleted_at")) {
            return List.of();
        }
        DiscourseFacts facts = new DiscourseFacts(place);
        long number = Json.number(post, "post_number");
        List<Telling> tellings = new ArrayList<>();
        if (number == FIRST) {
            tellings.add(place.firstPost(post, topic, false, null));
            tellings.add(facts.noReply(post));
        } else {
            tellings.add(facts.replyNow(post, topic));
        }
        if (number == topic.path("accepted_answer").path("post_number").asLong()) {
            tellings.add(facts.solved(post, false));
        }
        return tellings;
    }

    private void learnCategories(Source source) {
        JsonNode list = Json.object(api.get(source, "/categories.json?include_subcategories=true", Optional.empty())
                .body(), "category_list");
        Map<Long, Category> learned = new HashMap<>();
        learn(Json.list(list, "categories"), learned);
        categories.learn(source.key(), learned);
    }

    private static void learn(Iterable<JsonNode> list, Map<Long, Category> learned) {
        for (JsonNode category : list) {
            // What can't be read as open is restricted; what has no slug has its number instead.
            long id = Json.number(category, "id");
            boolean restricted = Json.isSaid(category, "read_restricted")
                    && Json.flagIfAny(category, "read_restricted").orElse(true);
            learned.put(id, new Category(Json.textIfAny(category, "slug").orElse(String.valueOf(id)), restricted,
                    description(category)));
            learn(Json.listIfAny(category, "subcategory_list"), learned);
        }
    }

    private static @Nullable Long description(JsonNode category) {
        return Json.textIfAny(category, "topic_url").map(TOPIC::matcher).filter(Matcher::find)
                .map(topic -> Long.parseLong(topic.group(1))).orElse(null);
    }
}
