package dev.tend.ingest.webhook;

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

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Topics;
import dev.tend.events.Visibility;
import dev.tend.events.VisibilityChanged;
import dev.tend.ingest.Asked;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.fact.Facts;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.github.GithubPayloads;
import dev.tend.kit.testing.Topic;

/** What was public becomes private, and replies move: told by webhooks and polls, with a real broker and database. */
@IngestTest
class VisibilityWebhookTest {

    @Inject
    Jdbi jdbi;
    @Inject
    Facts facts;
    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 100_000_000);
    private final String topic = "discourse:forum.lumen.example#" + number;

    @BeforeEach
    void start() {
        Stub.reset();
    }

    @Test
    void a_topic_that_becomes_a_personal_message_is_private_and_so_is_its_reply() {
        asked(number);
        forum("post_edited", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)
                .put("topic_archetype", "private_message").putNull("category_id")));
        forum("topic_edited", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number)
                .put("archetype", "private_message").putNull("category_id")));
        forum("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 2)
                .put("topic_archetype", "private_message").putNull("category_id")));
        List<QuestionEvent> told = facts(topic);
        assertThat(told).hasExactlyElementsOfTypes(QuestionPosted.class, VisibilityChanged.class, ReplyPosted.class);
        assertThat(((VisibilityChanged) told.get(1)).visibility()).isEqualTo(Visibility.PRIVATE);
        assertThat(((ReplyPosted) told.get(2)).visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void a_personal_message_that_was_never_a_question_is_told_to_nobody() {
        forum("topic_created", DiscoursePayloads.payload("topic",
                DiscoursePayloads.topic(number).put("archetype", "private_message")));
        forum("post_created", DiscoursePayloads.payload("post",
                DiscoursePayloads.post(number, 1).put("topic_archetype", "private_message")));
        forum("post_created", DiscoursePayloads.payload("post",
                DiscoursePayloads.post(number, 2).put("topic_archetype", "private_message")));
        assertThat(facts(topic)).isEmpty();
    }

    @Test
    void a_reply_that_is_moved_leaves_its_question_and_comes_to_the_other() {
        asked(number);
        asked(number + 1);
        forum("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 2)));
        ObjectNode moved = DiscoursePayloads.post(number, 2).put("topic_id", number + 1);
        forum("post_edited", DiscoursePayloads.payload("post", moved));
        forum("post_edited", DiscoursePayloads.payload("post", moved));
        assertThat(facts(topic)).hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class,
                ReplyRemoved.class);
        assertThat(facts("discourse:forum.lumen.example#" + (number + 1)))
                .hasExactlyElementsOfTypes(QuestionPosted.class, ReplyPosted.class);
    }

    @Test
    void a_reply_that_is_split_off_is_a_question_of_its_own_and_no_reply_any_more() {
        asked(number);
        forum("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 2)));
        forum("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number + 1)));
        forum("post_edited", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 2)
                .put("topic_id", number + 1).put("post_number", 1)));
        assertThat(facts(topic)).last().isInstanceOf(ReplyRemoved.class);
        assertThat(facts("discourse:forum.lumen.example#" + (number + 1)))
                .hasExactlyElementsOfTypes(QuestionPosted.class);
    }

    @Test
    void all_questions_of_a_repository_that_is_made_private_follow() {
        String since = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        List<Telling> known = java.util.stream.LongStream.range(number, number + 1_200)
                .<Telling>mapToObj(this::known).toList();
        facts.accept(known);
        repository("publicized", false, since);
        ObjectNode first = GithubPayloads.issues("edited", GithubPayloads.issue("lumen/history", number)
                .put("updated_at", Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS).toString()));
        ((ObjectNode) first.get("repository")).put("id", 77).put("full_name", "lumen/history").put("private", true);
        Signed.deliver("history", "issues", first).statusCode(202);
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(changed(Visibility.PRIVATE))
                .isEqualTo(1_200));
        repository("publicized", false, Instant.now().plusSeconds(30).toString());
        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(changed(Visibility.PUBLIC))
                .isEqualTo(1_200));
        await().atMost(Duration.ofSeconds(20)).until(() -> jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from visibility_change").mapTo(Integer.class).one()) == 0);
    }

    private void repository(String action, boolean hidden, String at) {
        ObjectNode payload = GithubPayloads.json("""
            {"action": "%s", "repository": {"id": 77, "full_name": "lumen/history", "private": %s,
             "updated_at": "%s"}}""".formatted(action, hidden, at));
        Signed.deliver("history", "repository", payload).statusCode(202);
    }

    private Telling known(long issue) {
        return new Telling.Sighting("github:lumen/history#" + issue, "history",
                new dev.tend.ingest.fact.Content("https://github.com/lumen/history/issues/" + issue, "A lamp",
                        dev.tend.ingest.fact.Text.NONE, new dev.tend.events.Author("wanderer", null, false, false),
                        Instant.parse("2026-11-20T12:00:00Z"), List.of(), null, Visibility.PUBLIC, null),
                Instant.parse("2026-11-20T12:00:00Z"), Telling.Why.CURRENT, dev.tend.events.Via.BACKFILL);
    }

    private long changed(Visibility visibility) {
        return Topic.events(Topics.QUESTIONS).stream().map(Event::data)
                .filter(data -> data instanceof VisibilityChanged changed && changed.source().equals("history")
                        && changed.visibility() == visibility)
                .map(data -> ((VisibilityChanged) data).question()).distinct()
                .map(question -> Long.parseLong(question.replaceFirst(".*#", "")))
                .filter(issue -> issue >= number && issue < number + 1_200).count();
    }

    @Test
    void all_questions_of_a_category_that_becomes_restricted_follow() {
        categories(false);
        poll();
        Signed.deliver("agora", "topic_created",
                DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number).put("category_id", 6)))
                .statusCode(202);
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post",
                DiscoursePayloads.post(number, 1).put("category_id", 6).put("category_slug", "board")))
                .statusCode(202);
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", DiscoursePayloads
                .post(number + 1, 1))).statusCode(202);
        String question = "discourse:agora.lumen.example#" + number;
        assertThat(((QuestionPosted) facts(question).get(0)).visibility()).isEqualTo(Visibility.PUBLIC);
        categories(true);
        poll();
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(facts(question)).last()
                .isInstanceOfSatisfying(VisibilityChanged.class,
                        changed -> assertThat(changed.visibility()).isEqualTo(Visibility.PRIVATE)));
        assertThat(facts("discourse:agora.lumen.example#" + (number + 1))).singleElement()
                .isInstanceOf(QuestionPosted.class);
    }

    @Test
    void a_topic_that_is_moved_to_a_restricted_category_is_private() {
        categories(true);
        poll();
        agora("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(number)));
        agora("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(number, 1)));
        String question = "discourse:agora.lumen.example#" + number;
        assertThat(((QuestionPosted) facts(question).get(0)).visibility()).isEqualTo(Visibility.PUBLIC);

        agora("topic_edited", DiscoursePayloads.payload("topic",
                DiscoursePayloads.topic(number).put("category_id", 6)));

        assertThat(facts(question)).anyMatch(event -> event instanceof VisibilityChanged changed
                && changed.visibility() == Visibility.PRIVATE);
    }

    private static void agora(String event, ObjectNode payload) {
        Signed.deliver("agora", event, payload).statusCode(202);
    }

    private static void categories(boolean restricted) {
        Stub.answer("/latest.json", request -> Answer.ok("{\"topic_list\": {\"topics\": []}}"));
        Stub.answer("/categories.json", request -> Answer.ok("""
            {"category_list": {"categories": [{"id": 3, "slug": "support", "read_restricted": false},
              {"id": 6, "slug": "board", "read_restricted": %s}]}}""".formatted(restricted)));
    }

    private void poll() {
        Asked.poll(jdbi, "agora");
        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(((Map<?, ?>) state("agora").get("poll")).get("lastOkAt")).isNotNull());
    }

    private void asked(long id) {
        forum("topic_created", DiscoursePayloads.payload("topic", DiscoursePayloads.topic(id)));
        forum("post_created", DiscoursePayloads.payload("post", DiscoursePayloads.post(id, 1)));
    }

    private static void forum(String event, ObjectNode payload) {
        Signed.deliver("forum", event, payload).statusCode(202);
    }
}
