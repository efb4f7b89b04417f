package dev.tend.ingest.poll;

import static dev.tend.ingest.Asked.facts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.discourse.DiscoursePayloads;
import dev.tend.ingest.webhook.Signed;

/** Single topics are asked for: some are gone, and of some Tend does not know what happened before. */
@IngestTest
class DiscourseLookTest {

    @Inject
    Jdbi jdbi;

    private final long id = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private final String question = "discourse:agora.lumen.example#" + id;
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(2);

    @BeforeEach
    void start() {
        Stub.reset();
        Stub.answer("/categories.json", request -> Answer.ok("{\"category_list\": {\"categories\": []}}"));
        Stub.answer("/latest.json", request -> Answer
                .ok("{\"topic_list\": {\"topics\": [" + DiscoursePayloads.topic(id + 1) + "]}}"));
        jdbi.useHandle(handle -> handle.execute("delete from look"));
    }

    @Test
    void a_topic_that_is_not_shown_for_an_hour_is_removed() {
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(1, now))).statusCode(202);
        lookAgain();
        await().until(this::isMissing);
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class);

        jdbi.useHandle(handle -> handle.execute("update look set missing_since = missing_since - interval '1 hour'"));
        lookAgain();
        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOf(QuestionRemoved.class));
    }

    @Test
    void a_topic_that_a_forum_hides_because_it_is_private_is_not_removed() {
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(1, now))).statusCode(202);
        jdbi.useHandle(handle -> handle.execute("update question set visibility = 'PRIVATE' where question = ?",
                question));
        lookAgain();
        await().untilAsserted(() -> assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle
                .createQuery(
                        "select count(*) from look where question = :question and due_at < now() + interval '1 hour'")
                .bind("question", question).mapTo(Integer.class).one())).isZero());

        assertThat(Stub.requests("/latest.json")).isNotEmpty();
        assertThat(isMissing()).isFalse();
    }

    @Test
    void a_topic_of_a_forum_that_shows_none_is_not_removed() {
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(1, now))).statusCode(202);
        Stub.answer("/t/" + id + ".json", request -> Answer.of(410));
        Stub.answer("/latest.json", request -> Answer.ok("{\"topic_list\": {\"topics\": []}}"));
        lookAgain();
        await().untilAsserted(() -> assertThat(Stub.requests("/latest.json")).isNotEmpty());
        assertThat(facts(question)).hasExactlyElementsOfTypes(QuestionPosted.class);

        Stub.answer("/latest.json", request -> Answer
                .ok("{\"topic_list\": {\"topics\": [" + DiscoursePayloads.topic(id + 1) + "]}}"));
        lookAgain();
        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOf(QuestionRemoved.class));
    }

    @Test
    void a_reply_that_was_deleted_is_removed() {
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(1, now))).statusCode(202);
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(2, now))).statusCode(202);
        shown(post(1, now));

        lookAgain();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(ReplyRemoved.class,
                removed -> assertThat(removed.reply()).isEqualTo(id + "02")));
    }

    @Test
    void a_topic_that_is_first_heard_of_by_a_reply_is_read_whole() {
        Instant lastYear = Instant.parse("2025-10-20T09:00:00Z");
        Signed.deliver("agora", "post_created", DiscoursePayloads.payload("post", post(3, now))).statusCode(202);
        assertThat(facts(question)).hasExactlyElementsOfTypes(ReplyPosted.class);
        shown(post(1, lastYear), post(2, lastYear.plusSeconds(60)), post(3, now));

        lookAgain();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(QuestionEdited.class,
                edited -> assertThat(edited.knownSince()).isNull()));
        assertThat(facts(question)).hasExactlyElementsOfTypes(ReplyPosted.class, QuestionPosted.class,
                ReplyPosted.class, QuestionEdited.class);
        assertThat(facts(question)).extracting(QuestionEvent::via).startsWith(Via.WEBHOOK, Via.BACKFILL, Via.BACKFILL);
    }

    @Test
    void a_topic_that_is_first_heard_of_by_an_edit_is_not_known_from_before_until_it_was_read() {
        Instant lastYear = Instant.parse("2025-10-20T09:00:00Z");
        Signed.deliver("agora", "post_edited", DiscoursePayloads.payload("post",
                post(1, lastYear).put("updated_at", now.toString()).put("topic_posts_count", 2))).statusCode(202);
        assertThat(facts(question)).singleElement().isInstanceOfSatisfying(QuestionPosted.class,
                posted -> assertThat(posted.knownSince()).isNotNull());
        shown(post(1, lastYear).put("updated_at", now.toString()), post(2, lastYear.plusSeconds(60)));

        lookAgain();

        await().untilAsserted(() -> assertThat(facts(question)).last().isInstanceOfSatisfying(QuestionEdited.class,
                edited -> assertThat(edited.knownSince()).isNull()));
    }

    private ObjectNode post(long number, Instant at) {
        return DiscoursePayloads.post(id, number).put("created_at", at.toString()).put("updated_at", at.toString());
    }

    private void shown(ObjectNode... posts) {
        ObjectNode topic = DiscoursePayloads.topic(id).put("created_at", posts[0].get("created_at").asText());
        ObjectNode stream = topic.putObject("post_stream");
        ArrayNode shown = stream.putArray("posts");
        ArrayNode ids = stream.putArray("stream");
        for (ObjectNode post : posts) {
            shown.add(post);
            ids.add(post.get("id").asLong());
        }
        Stub.answer("/t/" + id + ".json", request -> Answer.ok(topic.toString()));
    }

    private boolean isMissing() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from look where question = :question and missing_since is not null")
                .bind("question", question).mapTo(Integer.class).one()) == 1;
    }

    private void lookAgain() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into look (question, source, due_at) values (?, 'agora', 'epoch') "
                    + "on conflict (question) do update set due_at = 'epoch'", question);
            handle.execute("update poll set look_at = 'epoch' where source = 'agora'");
        });
    }
}
