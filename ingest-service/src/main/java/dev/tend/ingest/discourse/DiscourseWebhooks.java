package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.NotWanted;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.Identity;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/**
 * Discourse's webhooks: topic, post and solved events. The names are those of discourse/discourse,
 * {@code config/initializers/012-web_hook_events.rb}, and of its solved plugin.
 */
public final class DiscourseWebhooks {

    private static final long FIRST = 1;

    private final DiscoursePlace place;
    private final DiscourseFacts facts;

    private DiscourseWebhooks(DiscoursePlace place) {
        this.place = place;
        this.facts = new DiscourseFacts(place);
    }

    /**
     * @param event header {@code X-Discourse-Event}
     * @param identity the forum that the source was found to be
     * @throws Malformed if the payload is not such an event
     */
    public static Translation translate(String event, JsonNode payload, Source source, Community community,
            Learned learned, Identity identity, Instant now) {
        DiscourseWebhooks webhook = new DiscourseWebhooks(
                new DiscoursePlace(source, community, learned, now, Via.WEBHOOK, identity.origin()));
        if (event.equals("ping")) {
            return new NotWanted("ping: all is well");
        }
        if (event.startsWith("topic_")) {
            return webhook.topic(event, Json.object(payload, "topic"));
        }
        if (event.startsWith("post_")) {
            return webhook.post(event, Json.object(payload, "post"));
        }
        if (event.equals("accepted_solution") || event.equals("unaccepted_solution")) {
            return webhook.solved(event, Json.object(payload, "solved"));
        }
        return NotWanted.of("event", event);
    }

    private Translation topic(String event, JsonNode topic) {
        if (place.isPersonalMessage(topic)) {
            return new NotWanted("personal message");
        }
        if (event.equals("topic_destroyed")) {
            return Translation.of(facts.removed(Json.number(topic, "id"), topic));
        }
        boolean wanted = event.matches("topic_(created|edited|recovered)|topic_\\w+_status_updated");
        if (!wanted) {
            return NotWanted.of("event", event);
        }
        List<Telling> tellings = new ArrayList<>();
        tellings.add(place.topic(topic, event.equals("topic_recovered"),
                event.equals("topic_created") ? null : place.knownSince(topic, "posts_count")));
        if (topic.hasNonNull("closed")) {
            tellings.add(facts.closedOrOpen(topic));
        }
        return new Translation.Wanted(tellings);
    }

    private Translation post(String event, JsonNode post) {
        Optional<Translation> ignored = ignored(post);
        if (ignored.isPresent()) {
            return ignored.get();
        }
        boolean first = Json.number(post, "post_number") == FIRST;
        return switch (event) {
            case "post_created" ->
                Translation.of(first ? place.firstPost(post, post, false, null) : facts.reply(post, post));
            case "post_edited" -> first
                    ? Translation.of(place.firstPost(post, post, false, place.knownSince(post, "topic_posts_count")))
                    : new NotWanted("edit of a reply");
            case "post_destroyed" -> Translation.of(first
                    ? facts.removed(Json.number(post, "topic_id"), post)
                    : facts.replyRemoved(post));
            case "post_recovered" -> Translation.of(first
                    ? place.firstPost(post, post, true, place.knownSince(post, "topic_posts_count"))
                    : facts.replyRestored(post));
            default -> NotWanted.of("event", event);
        };
    }

    private Translation solved(String event, JsonNode post) {
        return ignored(post).orElseGet(() -> Translation.of(facts.solved(post, event.equals("unaccepted_solution"))));
    }

    private Optional<Translation> ignored(JsonNode post) {
        if (!DiscoursePlace.isRegular(post)) {
            return Optional.of(new NotWanted("not a regular post"));
        }
        return place.isPersonalMessage(post) ? Optional.of(new NotWanted("personal message")) : Optional.empty();
    }
}
