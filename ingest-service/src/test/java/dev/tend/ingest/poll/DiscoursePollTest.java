package dev.tend.ingest.poll;

import static dev.tend.ingest.Asked.facts;
import static dev.tend.ingest.Asked.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.ingest.Asked;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.webhook.Signed;

@IngestTest
class DiscoursePollTest {

    @Inject
    Jdbi jdbi;

    private final long id = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "discourse:agora.lumen.example#" + id;
    private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2).toString();

    @BeforeEach
    void start() {
        Stub.reset();
        jdbi.useHandle(handle -> handle.execute("delete from cursor where source = 'agora'"));
        Stub.answer("/categories.json", request -> Answer
                .ok("""
                    {"category_list": {"categories": [
                      {"id": 3, "slug": "support", "read_restricted": false, "subcategory_list": [{"id": 4, "slug": "lamps", "read_restricted": false}]},
                      {"id": 5, "slug": "staff", "read_restricted": true}]}}"""));
    }

    @Test
    void what_webhooks_missed_is_found_with_its_replies_and_its_solution() {
        ObjectNode solved = topic(3);
        ArrayNode posts = (ArrayNode) solved.path("post_stream").path("posts");
        posts.add(post(2).put("username", "tomas"));
        posts.add(post(3).put("post_type", 4).put("raw", "a whisper"));
        solved.putObject("accepted_answer").put("post_number", 2);
        shown(solved);

        poll();
        poll();

        List<QuestionEvent> facts = facts(question);
        assertThat(facts).hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class,
                QuestionAnswerAccepted.class).allMatch(fact -> fact.via() == Via.POLL);
        assertThat((QuestionPosted) facts.get(0)).matches(posted -> posted.labels().equals(List.of("wick", "care"))
                && posted.category().equals("support") && posted.visibility() == Visibility.PUBLIC
                && posted.author().name().equals("Fay"));
        assertThat(((ReplyPosted) facts.get(1)).author().staff()).isTrue();
    }

    @Test
    void what_stands_in_a_restricted_category_is_private_by_poll_and_by_webhook() {
        ObjectNode hidden = topic(5);
        ((ArrayNode) hidden.path("post_stream").path("posts")).add(post(2));
        shown(hidden);
        poll();
        assertThat(((QuestionPosted) facts(question).get(0)).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(((ReplyPosted) facts(question).get(1)).visibility()).isEqualTo(Visibility.PRIVATE);

        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post",
                DiscoursePayloads.post(id + 1, 1).put("category_id", 5).put("created_at", now))).statusCode(202);
        assertThat(((QuestionPosted) facts("discourse:agora.lumen.example#" + (id + 1)).get(0)).visibility())
                .isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void more_posts_than_are_shown_with_a_topic_are_fetched() {
        ObjectNode topic = topic(4);
        ArrayNode stream = (ArrayNode) topic.path("post_stream").path("stream");
        for (int number = 2; number <= 45; number++) {
            stream.add(Long.parseLong(id + "0" + number));
        }
        shown(topic);
        Stub.answer("/t/" + id + "/posts.json", request -> {
            ObjectNode answer = DiscoursePayloads.json("{\"post_stream\": {\"posts\": []}}");
            for (String pair : request.target().split("&")) {
                if (pair.startsWith("post_ids%5B%5D=" + id + "0")) {
                    ((ArrayNode) answer.path("post_stream").path("posts"))
                            .add(post(Long.parseLong(pair.substring(("post_ids%5B%5D=" + id + "0").length()))));
                }
            }
            return Answer.ok(answer.toString());
        });

        poll();

        assertThat(facts(question)).hasSize(45);
        assertThat(((QuestionPosted) facts(question).get(0)).category()).isEqualTo("lamps");
    }

    @Test
    void what_a_webhook_told_is_not_told_again() {
        ObjectNode topic = topic(3);
        shown(topic);
        Signed.deliver("agora", "topic_created",
                DiscoursePayloads.payload("topic", DiscoursePayloads.topic(id).put("created_at", now))).statusCode(202);
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post",
                DiscoursePayloads.post(id, 1).put("created_at", now).put("updated_at", now))).statusCode(202);

        poll();

        assertThat(facts(question)).singleElement().matches(fact -> fact.via() == Via.WEBHOOK);
    }

    @Test
    void a_topic_that_was_closed_is_told() {
        ObjectNode topic = topic(3);
        shown(topic);
        poll();
        topic.put("closed", true);
        poll();
        poll();
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class, QuestionClosed.class);
    }

    private ObjectNode topic(int category) {
        ObjectNode topic = DiscoursePayloads.topic(id).put("category_id", category).put("created_at", now)
                .put("bumped_at", now);
        topic.set("details", DiscoursePayloads.json("{}").set("created_by", topic.remove("created_by")));
        topic.set("post_stream", DiscoursePayloads.json("{\"posts\": [], \"stream\": []}"));
        ((ArrayNode) topic.path("post_stream").path("posts")).add(post(1));
        ((ArrayNode) topic.path("post_stream").path("stream")).add(post(1).path("id").asLong());
        return topic;
    }

    /** In the API posts do not name their topic's category. */
    private ObjectNode post(long number) {
        ObjectNode post = DiscoursePayloads.post(id, number).put("created_at", now).put("updated_at", now);
        post.remove(List.of("topic_title", "category_id", "category_slug", "topic_archetype"));
        if (number == 1) {
            post.put("topic_title", "How do I trim the wick?");
        }
        return post;
    }

    private void shown(ObjectNode topic) {
        Stub.answer("/latest.json", request -> {
            ObjectNode listed = topic.deepCopy();
            listed.remove(List.of("post_stream", "details"));
            return Answer.ok("{\"topic_list\": {\"topics\": [" + listed + "]}}");
        });
        Stub.answer("/t/" + id + ".json", request -> Answer.ok(topic.toString()));
    }

    private void poll() {
        Asked.poll(jdbi, "agora");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(((Map<?, ?>) state("agora").get("poll")).get("lastOkAt")).isNotNull());
    }
}
