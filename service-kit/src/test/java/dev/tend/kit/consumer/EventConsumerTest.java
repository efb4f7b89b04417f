package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.EventCodec;
import dev.tend.events.PingSent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.Topics;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.Topic;

@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class EventConsumerTest {

    private static final String DEAD_LETTERS = Topics.deadLetters("kit-test");

    @Inject
    Jdbi jdbi;

    @Inject
    Transactions transactions;

    private final String question = "github:orbit/probe#" + UUID.randomUUID();

    @Test
    void what_a_handler_decides_is_written_and_told() {
        Topic.publish(posted("first"));

        await().untilAsserted(() -> assertThat(told()).containsExactly("first"));
        assertThat(seen()).containsExactly("first");
    }

    @Test
    void a_repeat_changes_nothing() {
        Event<QuestionPosted> event = posted("once");
        Topic.publish(event, event, posted("twice"), event);

        await().untilAsserted(() -> assertThat(told()).containsExactly("once", "twice"));
        assertThat(seen()).containsExactly("once", "twice");
    }

    @Test
    void an_event_of_a_type_that_is_not_wanted_is_passed_over() {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        Event<QuestionRemoved> other = Event.of("kit-test",
                new QuestionRemoved(question, "probe", QuestionRemoved.Reason.DELETED, null, now,
                        Via.WEBHOOK),
                now);
        Topic.publish(posted("before"), other, posted("after"));

        await().untilAsserted(() -> assertThat(told()).containsExactly("before", "after"));
        assertThat(buried()).isEmpty();
    }

    @Test
    void an_unreadable_record_goes_to_the_dead_letters_and_its_neighbours_go_on() {
        Topic.publish(posted("before"));
        byte[] garbage = "{canary-of-the-value".getBytes(StandardCharsets.UTF_8);
        Topic.publishRaw(Topics.QUESTIONS, question, garbage, EventCodec.headers(posted("any")));
        Topic.publishRaw(Topics.QUESTIONS, question, garbage, Map.of());
        Topic.publish(posted("after"));

        await().untilAsserted(() -> assertThat(told()).containsExactly("before", "after"));
        List<ConsumerRecord<String, byte[]>> buried = buried();
        assertThat(buried).hasSize(2).allSatisfy(record -> assertThat(record.value()).isEqualTo(garbage));
        assertThat(headers(buried.get(0))).contains("tend_topic=tend.questions.v1",
                "tend_reason=the value is not the JSON of a dev.tend.question-posted.v1");
        assertThat(headers(buried.get(0))).as("what it said it was").contains("ce_type=dev.tend.question-posted.v1",
                "ce_id=" + posted("any").id());
        assertThat(headers(buried.get(1))).contains("tend_reason=header ce_type is missing");
        assertThat(buried).allSatisfy(record -> assertThat(headers(record).toString()).doesNotContain("canary"));
    }

    @Test
    void an_event_that_cannot_be_handled_goes_to_the_dead_letters_without_its_text_and_its_neighbours_go_on() {
        Topic.publish(posted("before"), posted("spoiled"), posted("after"));

        await().untilAsserted(() -> assertThat(told()).containsExactly("before", "after"));
        assertThat(buried()).hasSize(1);
        assertThat(headers(buried().get(0)).toString()).contains("IllegalArgumentException").doesNotContain("canary");
    }

    @Test
    void events_of_one_subject_are_told_in_the_order_of_their_commits() {
        List<String> titles = IntStream.range(0, 300).mapToObj(Integer::toString).toList();
        titles.forEach(title -> transactions.run((transaction, outbox) -> {
            outbox.add(ping(title + "a"));
            outbox.add(ping(title + "b"));
            return null;
        }));

        assertThat(told()).containsExactlyElementsOf(
                titles.stream().flatMap(title -> List.of(title + "a", title + "b").stream()).toList());
    }

    @Test
    void what_a_crash_left_in_the_outbox_is_published_by_the_sweep() {
        jdbi.useTransaction(transaction -> {
            Outbox outbox = new Outbox();
            outbox.add(ping("left behind"));
            outbox.write(transaction);
        });

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(told()).containsExactly("left behind"));
    }

    @Test
    void an_event_that_kafka_will_never_take_is_set_aside_and_those_after_it_go_on() {
        transactions.runAndPublish((transaction, outbox) -> {
            outbox.add(ping("x".repeat(1_100_000)));
            outbox.add(ping("after"));
            return null;
        });

        assertThat(told()).containsExactly("after");
        int refused = jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from outbox_refused where subject = ?").bind(0, question)
                .mapTo(Integer.class).one());
        assertThat(refused).isEqualTo(1);
    }

    @Test
    void what_follows_from_a_webhook_says_when_that_came_in_and_nothing_else_does() {
        Instant heardAt = Instant.parse("2026-11-20T12:00:01.250Z");
        Topic.publishHeard(posted("by webhook"), heardAt);
        await().untilAsserted(() -> assertThat(told()).containsExactly("by webhook"));
        Topic.publish(posted("by poll"));
        await().untilAsserted(() -> assertThat(told()).containsExactly("by webhook", "by poll"));

        assertThat(heard()).containsExactly(heardAt.toString(), "");
    }

    @Test
    void what_waited_in_the_outbox_still_says_when_its_webhook_came_in() {
        Instant heardAt = Instant.parse("2026-11-20T12:00:01.250Z");
        jdbi.useTransaction(transaction -> {
            Outbox outbox = new Outbox();
            outbox.add(ping("left behind"));
            outbox.heard(question, heardAt.plusSeconds(3));
            outbox.heard(question, heardAt);
            outbox.write(transaction);
        });

        await().atMost(Duration.ofSeconds(15)).untilAsserted(() -> assertThat(heard())
                .containsExactly(heardAt.toString()));
    }

    @Test
    void a_time_that_cannot_be_read_is_no_reason_to_lose_the_event() {
        Event<QuestionPosted> event = posted("odd");
        Map<String, byte[]> headers = new HashMap<>(EventCodec.headers(event));
        headers.put("tend_heard_at", "noon".getBytes(StandardCharsets.UTF_8));
        Topic.publishRaw(event.type().topic(), event.subject(), EventCodec.value(event), headers);

        await().untilAsserted(() -> assertThat(told()).containsExactly("odd"));
        assertThat(heard()).containsExactly("");
    }

    /** Of what was told of the question: when the webhook came in, or nothing. */
    private List<String> heard() {
        return Topic.records(Topics.PINGS).stream().filter(record -> question.equals(record.key()))
                .map(record -> record.headers().lastHeader("tend_heard_at"))
                .map(header -> header == null ? "" : new String(header.value(), StandardCharsets.UTF_8)).toList();
    }

    private Event<QuestionPosted> posted(String title) {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        return Event.of("kit-test",
                new QuestionPosted(question, "probe", "github", "https://example.org/1", title, "body",
                        false, new Author("visitor", null, false, false), now, List.of(), null, Visibility.PUBLIC,
                        Via.WEBHOOK),
                now,
                title);
    }

    private Event<PingSent> ping(String title) {
        Instant now = Instant.parse("2026-11-20T12:00:00Z");
        return Event.of("kit-test", new PingSent(question, title, "seen", "nowhere", 1, false, null, now), now, title);
    }

    private List<String> told() {
        return Topic.data(Topics.PINGS, PingSent.class, ping -> ping.question().equals(question)).stream()
                .map(PingSent::ping).toList();
    }

    private List<String> seen() {
        return jdbi.withHandle(handle -> handle.createQuery("select title from seen where question = ? order by place")
                .bind(0, question).mapTo(String.class).list());
    }

    private List<ConsumerRecord<String, byte[]>> buried() {
        return Topic.records(DEAD_LETTERS).stream().filter(record -> question.equals(record.key())).toList();
    }

    private static List<String> headers(ConsumerRecord<String, byte[]> record) {
        return Arrays.stream(record.headers().toArray())
                .map(header -> header.key() + "=" + new String(header.value(), StandardCharsets.UTF_8)).toList();
    }
}
