package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Fact;
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
    private static final NotWanted NOTICE = new NotWanted("topic that the forum wrote itself");
    private static final NotWanted NOT_REGULAR = new NotWanted("not a regular post");

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
        if (event.matches("topic_(created|edited|destroyed|recovered)|topic_\\w+_status_updated")) {
            return webhook.topic(event, Json.object(payload, "topic"));
        }
        if (event.matches("post_(created|edited|destroyed|recovered)")) {
            return webhook.post(event, Json.object(payload, "post"));
        }
        if (event.equals("accepted_solution") || event.equals("unaccepted_solution")) {
            return webhook.solved(event, Json.object(payload, "solved"));
        }
        return NotWanted.of("event", event);
    }

    private Translation topic(String event, JsonNode topic) {
        long id = Json.number(topic, "id");
        boolean personal = place.isPersonalMessage(topic);
        if (!personal && place.isNotice(topic)) {
            return NOTICE;
        }
        if (event.equals("topic_destroyed")) {
            Fact removed = facts.removed(id, topic);
            return Translation.of(personal ? Fact.ifChanged(removed.event()) : removed);
        }
        List<Telling> tellings = new ArrayList<>();
        if (!personal) {
            tellings.add(place.topic(topic, event.equals("topic_recovered"),
                    event.equals("topic_created") ? null : place.knownSince(topic, "posts_count")));
        }
        if (Json.flagIfAny(topic, "closed").or(() -> Json.flagIfAny(topic, "archived")).isPresent()) {
            tellings.add(facts.closedOrOpen(topic));
        }
        // A creation that comes late must not open again what was hidden since.
        Optional<Instant> created = Json.timeIfAny(topic, "created_at").filter(at -> event.equals("topic_created"));
        tellings.add(facts.visibility(id, topic, created.orElse(place.now())));
        return new Translation.Wanted(tellings);
    }

    private Translation post(String event, JsonNode post) {
        if (place.isPersonalMessage(post)) {
            return personal(post, event);
        }
        if (!DiscoursePlace.isRegular(post)) {
            return NOT_REGULAR;
        }
        boolean first = Json.number(post, "post_number") == FIRST;
        if (first && place.isNoticePost(post)) {
            return NOTICE;
        }
        List<Telling> tellings = new ArrayList<>();
        switch (event) {
            case "post_destroyed" -> tellings.add(first
                    ? facts.removed(Json.number(post, "topic_id"), post)
                    : facts.replyRemoved(post));
            case "post_recovered" -> tellings.add(first
                    ? place.firstPost(post, post, true, place.knownSince(post, "topic_posts_count"))
                    : facts.replyRestored(post));
            case "post_created" -> tellings.add(
                    first ? place.firstPost(post, post, false, null) : facts.reply(post, post));
            default -> tellings.add(first
                    ? place.firstPost(post, post, false, place.knownSince(post, "topic_posts_count"))
                    : facts.replyNow(post, post));
        }
        if (first && !event.equals("post_destroyed")) {
            tellings.add(facts.noReply(post));
        }
        return new Translation.Wanted(first ? tellings : also(tellings, post));
    }

    /**
     * A topic may have been a question before it became a personal message: then everything known of it is private from now on, and
     * what happens to it still counts. Of what never was a question, nothing is told.
     */
    private Translation personal(JsonNode post, String event) {
        List<Telling> tellings = new ArrayList<>();
        if (DiscoursePlace.isRegular(post)) {
            boolean first = Json.number(post, "post_number") == FIRST;
            if (event.equals("post_destroyed")) {
                tellings.add(Fact.ifChanged((first
                        ? facts.removed(Json.number(post, "topic_id"), post)
                        : facts.replyRemoved(post)).event()));
            } else {
                tellings.add(first ? facts.noReply(post) : facts.replyNow(post, post));
            }
        }
        return new Translation.Wanted(also(tellings, post));
    }

    private Translation solved(String event, JsonNode post) {
        if (!DiscoursePlace.isRegular(post)) {
            return NOT_REGULAR;
        }
        return new Translation.Wanted(
                also(List.of(facts.solved(post, event.equals("unaccepted_solution"))), post));
    }

    /** A post can say that its topic is private; that all can read it, it can't: it does not say whether it is listed. */
    private List<Telling> also(List<Telling> tellings, JsonNode post) {
        return place.visibility(post) == Visibility.PUBLIC
                ? tellings
                : Stream.concat(Stream.of(facts.visibility(Json.number(post, "topic_id"), post, place.now())),
                        tellings.stream()).toList();
    }
}
