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
        return Fact.ifChanged(Json.flag(topic, "closed")
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

    /** @param topic where the category is found: in webhooks, the post itself */
    Fact reply(JsonNode post, JsonNode topic) {
        ReplyPosted posted = posted(post, topic);
        return new Fact(Fact.event(posted, posted.postedAt(), posted.reply()), false,
                removed(posted.question(), posted.reply(), posted.postedAt()).id());
    }

    Fact replyRestored(JsonNode post) {
        ReplyPosted posted = posted(post, post);
        return Fact.of(Fact.event(posted, posted.postedAt(), posted.reply(), "restored",
                DiscoursePlace.updatedAt(post)));
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
                place.visibility(topic), place.via());
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
