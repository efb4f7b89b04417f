package dev.tend.ingest.discourse;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.poll.Api;
import dev.tend.ingest.poll.Items;
import dev.tend.ingest.poll.Reader.Known;
import dev.tend.ingest.poll.Reader.Look;

/**
 * Reads one topic again. Discourse answers 404 or 403 where a topic was deleted or is not for us any more, and 410 where it was
 * deleted.
 */
record DiscourseLook(Api api, TopicPosts posts) {

    private static final int MOST_GONE = 50;

    Look look(DiscoursePlace place, Known known) {
        Api.Answer answer = api.find(place.source(), "/t/" + known.number() + ".json?include_raw=true");
        if (answer.status() != 200) {
            return notShown(place, answer, known);
        }
        JsonNode topic = answer.body();
        if (topic.hasNonNull("deleted_at")) {
            return Look.of(List.of(new DiscourseFacts(place).removed(Json.number(topic, "id"), topic)));
        }
        // No list shows a personal message: this is the only poll that sees one.
        return Look.of(place.isPersonalMessage(topic)
                ? List.of(new DiscourseFacts(place).visibility(Json.number(topic, "id"), topic, place.now()))
                : whole(place, topic, known));
    }

    /** A topic that is not shown is gone only if the forum shows others. */
    private Look notShown(DiscoursePlace place, Api.Answer answer, Known known) {
        JsonNode list = api.get(place.source(), "/latest.json?order=activity&page=0", Optional.empty()).body();
        if (!Json.list(Json.object(list, "topic_list"), "topics").iterator().hasNext()) {
            throw new Api.Failed("the forum shows no topics at all");
        }
        return answer.gone()
                ? Look.of(List.of(new DiscourseFacts(place).removed(Long.parseLong(known.number()), answer.body())))
                : Look.MISSING;
    }

    private List<Telling> whole(DiscoursePlace place, JsonNode topic, Known known) {
        List<Telling> tellings = new ArrayList<>();
        List<Long> ids = TopicPosts.ids(topic);
        boolean asKnown = known.since() == null && ids.size() == known.replies().size() + 1;
        List<JsonNode> read = posts.of(place.source(), topic, asKnown ? place.now() : Instant.EPOCH);
        tellings.add(place.topic(topic, false, place.now()));
        Items items = new Items();
        for (JsonNode post : read) {
            items.read("post", post.path("id"), () -> DiscourseReader.post(at(place, known, post), post, topic))
                    .ifPresent(tellings::addAll);
        }
        tellings.addAll(gone(place, known, ids));
        DiscourseFacts facts = new DiscourseFacts(place);
        tellings.add(facts.closedOrOpen(topic));
        tellings.add(facts.visibility(Json.number(topic, "id"), topic, place.now()));
        if (asKnown || read.size() >= ids.size()) {
            tellings.add(new Telling.Read(known.question(), place.source().key(), place.now()));
        }
        return tellings;
    }

    private static DiscoursePlace at(DiscoursePlace place, Known known, JsonNode post) {
        return place.as(known.via(Json.time(post, "created_at")));
    }

    /** Each is asked for by itself before it counts as gone. */
    private List<Telling> gone(DiscoursePlace place, Known known, List<Long> ids) {
        Set<String> shown = ids.stream().map(String::valueOf).collect(Collectors.toSet());
        List<Telling> gone = new ArrayList<>();
        known.replies().stream().filter(reply -> !shown.contains(reply)).sorted().limit(MOST_GONE).forEach(reply -> {
            Api.Answer answer = api.find(place.source(), "/posts/" + reply + ".json");
            boolean elsewhere = !answer.body().path("topic_id").asText(known.number()).equals(known.number());
            if (answer.status() != 200 || answer.body().hasNonNull("deleted_at") || elsewhere) {
                gone.add(new DiscourseFacts(place).replyRemoved(known.question(), reply));
            }
        });
        return gone;
    }
}
