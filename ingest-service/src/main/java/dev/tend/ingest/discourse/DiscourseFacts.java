package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.VisibilityShown;
import dev.tend.ingest.fact.Text;
import dev.tend.ingest.payload.Json;

/**
 * What happens to a topic. Discourse does not say when it was closed or solved: it counts as of when we were told, and only if it
 * was otherwise before.
 */
record DiscourseFacts(DiscoursePlace place) {

    Fact closedOrOpen(JsonNode topic) {
        String question = place.question(Json.number(topic, "id"));
        String source = place.source().key();
        Instant now = place.now();
        boolean closed = Json.flagIfAny(topic, "closed").orElse(false)
                || Json.flagIfAny(topic, "archived").orElse(false);
        return Fact.ifChanged(closed
                ? Fact.event(new QuestionClosed(question, source, null, null, now, place.via()), now, now)
                : Fact.event(new QuestionReopened(question, source, null, now, place.via()), now, now));
    }

    Fact removed(long topic, JsonNode topicOrPost) {
        Optional<Instant> deletedAt = Json.timeIfAny(topicOrPost, "deleted_at");
        Instant at = deletedAt.orElse(place.now());
        QuestionRemoved removed = new QuestionRemoved(place.question(topic), place.source().key(),
                QuestionRemoved.Reason.DELETED, null, at, place.via());
        // A topic may come back and be deleted once more.
        return Fact.of(deletedAt.isPresent() ? Fact.event(removed, at, at) : Fact.event(removed, at));
    }

    /** @param at as of when it is shown */
    VisibilityShown visibility(long topic, JsonNode topicOrPost, Instant at) {
        return new VisibilityShown(place.question(topic), place.source().key(), place.visibility(topicOrPost),
                DiscoursePlace.category(topicOrPost), at, place.via());
    }

    /**
     * A reply as it is now: news if it was moved here from another topic, or was not known. Discourse keeps the id of a post that it
     * moves (class PostMover).
     *
     * @param topic where the category is found: in webhooks, the post itself
     */
    ReplyShown replyNow(JsonNode post, JsonNode topic) {
        ReplyPosted posted = posted(post, topic);
        return new ReplyShown(posted.question(), posted.source(), posted.reply(), event(posted), unless(posted),
                place.now(), posted.via());
    }

    /** The first post of a topic is no reply, though it may have been one below another before it was split off. */
    ReplyShown noReply(JsonNode post) {
        return new ReplyShown(place.question(Json.number(post, "topic_id")), place.source().key(),
                String.valueOf(Json.number(post, "id")), null, "", place.now(), place.via());
    }

    /** @param topic where the category is found: in webhooks, the post itself */
    Fact reply(JsonNode post, JsonNode topic) {
        ReplyPosted posted = posted(post, topic);
        return new Fact(event(posted), false, unless(posted));
    }

    private static Event<ReplyPosted> event(ReplyPosted posted) {
        return Fact.event(posted, posted.postedAt(), posted.reply());
    }

    private String unless(ReplyPosted posted) {
        return removed(posted.question(), posted.reply(), posted.postedAt()).id();
    }

    Fact replyRestored(JsonNode post) {
        ReplyPosted posted = posted(post, post);
        // The forum does not say when: staff who restore a post leave updated_at as it was.
        Instant restored = place.now();
        return Fact.of(Fact.event(posted, restored, posted.reply(), "restored", restored));
    }

    Fact replyRemoved(JsonNode post) {
        return Fact.of(removed(place.question(Json.number(post, "topic_id")), String.valueOf(Json.number(post, "id")),
                Json.timeIfAny(post, "deleted_at").orElse(place.now())));
    }

    /** One that the topic does not show any more. */
    Fact replyRemoved(String question, String reply) {
        return Fact.of(removed(question, reply, place.now()));
    }

    private Event<ReplyRemoved> removed(String question, String reply, Instant at) {
        return Fact.event(new ReplyRemoved(question, place.source().key(), reply, at, place.via()), at, reply);
    }

    private ReplyPosted posted(JsonNode post, JsonNode topic) {
        long id = Json.number(post, "topic_id");
        Text body = DiscoursePlace.body(post);
        Instant at = Json.time(post, "created_at");
        return new ReplyPosted(place.question(id), place.source().key(), String.valueOf(Json.number(post, "id")),
                place.url(Json.textIfAny(post, "topic_slug").or(() -> Json.textIfAny(topic, "slug")), id) + "/"
                        + Json.number(post, "post_number"),
                body.text(), body.cut(), place.author(post), at,
                place.visibility(post, topic), place.via());
    }

    Fact solved(JsonNode post, boolean withdrawn) {
        Instant now = place.now();
        String reply = String.valueOf(Json.number(post, "id"));
        return Fact.ifChanged(Fact.event(
                new QuestionAnswerAccepted(place.question(Json.number(post, "topic_id")), place.source().key(), reply,
                        place.author(post), withdrawn, now, place.via()),
                now, reply, now, withdrawn));
    }
}
