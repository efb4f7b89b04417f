package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Event;
import dev.tend.events.PingFailed;
import dev.tend.events.PingSent;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ChatServer.Post;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class SendingTest extends ServiceTest {

    @Inject
    Sender sender;

    @Inject
    Destinations destinations;

    @Test
    void a_new_question_is_told_in_chat_within_a_second_and_the_ledger_and_the_topic_say_so() {
        Asked asked = new Asked("team", "Probe spins when the sun is low");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(10)).until(() -> texts("team", "sun is low").size() == 1);
        await().untilAsserted(() -> assertThat(told(asked, PingSent.class)).singleElement()
                .satisfies(sent -> assertThat(sent.reason() + sent.destination() + sent.attempts() + sent.doubtful())
                        .isEqualTo("question-typedteam1false")));
        assertThat(state(asked)).isEqualTo("SENT");
        assertThat(ledger(asked).getString("items[0].rule"))
                .isEqualTo("new questions (category team)");
    }

    @Test
    void the_same_happening_any_number_of_times_is_one_ping() {
        Asked asked = new Asked("repeat", "Repeated question");
        Event<QuestionTyped> typed = asked.typed();
        Topic.publish(typed, typed, asked.typed(), typed, asked.typed());
        Asked after = new Asked("repeat", "Question after it");
        Topic.publish(after.typed());

        await().until(() -> texts("repeat", "Question after it").size() == 1);
        await().until(() -> told(after, PingSent.class).size() == 1 && !told(asked, PingSent.class).isEmpty());
        assertThat(texts("repeat", "Repeated question")).hasSize(1);
        assertThat(told(asked, PingSent.class)).hasSize(1);
    }

    @Test
    void a_chat_that_was_down_gets_every_ping_once_and_none_for_what_was_settled_meanwhile() {
        chat.next("down", Behaviour.DOWN, Behaviour.DOWN, Behaviour.DOWN, Behaviour.DOWN);
        List<Asked> asked = IntStream.range(0, 4).mapToObj(i -> new Asked("down", "Down question " + i)).toList();
        asked.forEach(one -> Topic.publish(one.typed()));
        await().until(() -> chat.calls("down") >= 1);
        Topic.publish(asked.get(1).answered(), asked.get(2).settled(QuestionSettled.How.CLOSED));
        await().until(() -> ledger(asked.get(2)).getInt("items.size()") >= 1);

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> assertThat(asked).extracting(
                one -> state(one)).containsExactly("SENT", "DROPPED", "DROPPED", "SENT"));
        assertThat(texts("down", "Down question")).hasSize(2);
        assertThat(ledger(asked.get(2)).getString("items[0].error"))
                .isEqualTo("it is settled by now");
        assertThat(ledger(asked.get(1)).getString("items[0].error")).isEqualTo("it is answered by now");
    }

    @Test
    void too_many_requests_is_a_delay_that_the_whole_destination_obeys() {
        chat.next("limited", Behaviour.LIMITED);
        Asked asked = new Asked("limited", "Limited question");
        long start = System.nanoTime();
        Topic.publish(asked.typed(), new Asked("limited", "Limited question").typed());

        await().until(() -> texts("limited", "Limited question").size() == 2);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(chat.calls("limited")).isEqualTo(3);
    }

    @Test
    void a_hook_that_is_gone_is_tried_for_24_hours_and_says_what_is_wrong() {
        chat.next("gone", IntStream.range(0, 50).mapToObj(i -> Behaviour.GONE).toArray(Behaviour[]::new));
        Asked asked = new Asked("gone", "Gone question");
        Topic.publish(asked.typed());
        await().until(() -> chat.calls("gone") == 2);
        String error = "Slack answers 404 no_service (destination gone). Make a new incoming webhook in Slack and put its "
                + "address into community.yaml's variable.";
        assertThat(ledger(asked).getString("destinations.find { it.destination == 'gone' }.error")).isEqualTo(error);

        clock.advance(Duration.ofHours(25));

        await().untilAsserted(() -> assertThat(told(asked, PingFailed.class)).singleElement()
                .satisfies(failed -> assertThat(failed.error())
                        .isEqualTo("not sent within 24 hours: " + error)));
        assertThat(state(asked)).isEqualTo("FAILED");
    }

    @Test
    void a_message_that_is_refused_fails_at_once() {
        chat.next("refused", Behaviour.REFUSES);
        Asked asked = new Asked("refused", "Refused question");
        Topic.publish(asked.typed());

        await().untilAsserted(() -> assertThat(told(asked, PingFailed.class)).hasSize(1));
        assertThat(state(asked)).isEqualTo("FAILED");
        assertThat(chat.calls("refused")).isEqualTo(1);
    }

    @Test
    void after_an_unknown_outcome_a_webhook_gets_it_again_and_the_ledger_says_that_it_is_doubtful() {
        chat.next("hangs", Behaviour.BREAKS);
        Asked asked = new Asked("hangs", "Doubtful question");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(told(asked, PingSent.class))
                        .singleElement().satisfies(sent -> assertThat(sent.doubtful()).isTrue()));
        assertThat(texts("hangs", "Doubtful question")).hasSize(2);
        assertThat(ledger(asked).getInt("items[0].unknown")).isEqualTo(1);
    }

    @Test
    void after_an_unknown_outcome_slack_s_channel_is_looked_at_and_nothing_is_shown_twice() {
        chat.next("C0API", Behaviour.HANGS);
        Asked asked = new Asked("api", "Looked for question");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(30)).untilAsserted(
                () -> assertThat(told(asked, PingSent.class))
                        .singleElement().satisfies(sent -> {
                            assertThat(sent.message()).isEqualTo(shown("C0API", "Looked for question").get(0).id());
                            assertThat(sent.doubtful()).isFalse();
                        }));
        assertThat(texts("C0API", "Looked for question")).hasSize(1);
    }

    @Test
    void after_an_unknown_outcome_mattermost_s_channel_is_looked_at_and_only_what_is_missing_is_sent() {
        int before = chat.calls("rest");
        chat.next("rest", Behaviour.BREAKS, Behaviour.SWALLOWS);
        Asked shown = new Asked("rest", "Shown question");
        Topic.publish(shown.typed());
        await().until(() -> told(shown, PingSent.class).size() == 1);
        Asked lost = new Asked("rest", "Lost question");
        Topic.publish(lost.typed());
        await().atMost(Duration.ofSeconds(30)).until(() -> "SENT".equals(state(lost)));

        assertThat(texts("rest", "Shown question")).hasSize(1);
        assertThat(texts("rest", "Lost question")).hasSize(1);
        assertThat(chat.calls("rest") - before).isEqualTo(3);
    }

    @Test
    void a_private_question_is_told_only_where_private_ones_may_be_read() {
        Asked asked = new Asked("private", "Proprietary question").visibility(Visibility.PRIVATE);
        Topic.publish(asked.typed());

        await().until(() -> texts("secret", "Proprietary question").size() == 1);
        assertThat(state(asked, "public")).isEqualTo("WITHHELD");
        assertThat(error(asked, "public")).contains("PRIVATE", "`private: true`");
        assertThat(texts("public", "Proprietary question")).isEmpty();

        Topic.publish(asked.visibility(Visibility.PUBLIC).typed());
        await().until(() -> texts("public", "Proprietary question").size() == 1);
        assertThat(texts("secret", "Proprietary question")).hasSize(1);
        assertThat(error(asked, "public")).isNull();
    }

    @Test
    void what_became_private_while_its_chat_was_down_is_withheld_and_says_why() {
        chat.next("public", Behaviour.DOWN);
        Asked asked = new Asked("private", "Hidden later");
        Topic.publish(asked.typed());
        await().until(() -> error(asked, "public") != null);
        Topic.publish(asked.visibility(Visibility.PRIVATE).typed());

        await().untilAsserted(() -> assertThat(state(asked, "public")).isEqualTo("WITHHELD"));
        assertThat(error(asked, "public")).contains("PRIVATE", "`private: true`");
        assertThat(texts("public", "Hidden later")).isEmpty();
    }

    @Test
    void any_number_of_senders_send_a_ping_once() {
        List<Asked> asked = IntStream.range(0, 40).mapToObj(i -> new Asked("race", "Race question")).toList();
        Thread[] senders = IntStream.range(0, 6).mapToObj(i -> new Thread(() -> {
            while (!Thread.currentThread().isInterrupted() && chat.calls("race") < 40) {
                sender.step(destinations.get("race").orElseThrow());
            }
        })).toArray(Thread[]::new);
        for (Thread thread : senders) {
            thread.start();
        }
        asked.forEach(one -> Topic.publish(one.typed()));

        await().until(() -> asked.stream().allMatch(one -> "SENT".equals(state(one))));
        for (Thread thread : senders) {
            thread.interrupt();
        }
        long links = chat.texts("race").stream().flatMap(text -> text.lines())
                .filter(line -> line.contains("Race question")).count();
        assertThat(links).isEqualTo(40);
    }

    @Test
    void messages_keep_the_pace_of_their_destination() {
        Topic.publish(new Asked("paced", "Paced").typed(), new Asked("paced", "Paced").typed(),
                new Asked("paced", "Paced").typed());

        await().until(() -> chat.posts("paced").size() == 3);
        List<Post> posts = chat.posts("paced");
        assertThat(Duration.between(posts.get(0).at(), posts.get(1).at())).isGreaterThan(Duration.ofMillis(900));
        assertThat(Duration.between(posts.get(1).at(), posts.get(2).at())).isGreaterThan(Duration.ofMillis(900));
    }

    @Test
    void many_waiting_pings_are_one_message_and_end_each_by_itself() {
        chat.next("many", Behaviour.DOWN, Behaviour.DOWN, Behaviour.DOWN);
        List<Asked> asked = IntStream.range(0, 18).mapToObj(i -> new Asked("many", "Many question " + i)).toList();
        asked.forEach(one -> Topic.publish(one.typed()));

        await().atMost(Duration.ofSeconds(40)).until(
                () -> asked.stream().allMatch(one -> "SENT".equals(state(one))));
        assertThat(chat.posts("many")).hasSizeLessThanOrEqualTo(5);
        assertThat(chat.texts("many").stream().flatMap(String::lines).filter(line -> line.contains("Many question")))
                .hasSize(18);
        await().untilAsserted(
                () -> assertThat(asked).allSatisfy(one -> assertThat(told(one, PingSent.class)).hasSize(1)));
    }

    @Test
    void a_removed_question_leaves_nothing_in_the_ledger() {
        chat.next("gone", Behaviour.GONE, Behaviour.GONE, Behaviour.GONE);
        Asked asked = new Asked("gone", "Canary of the title");
        Topic.publish(asked.typed());
        await().until(() -> state(asked) != null);
        Topic.publish(asked.settled(QuestionSettled.How.REMOVED));

        await().untilAsserted(() -> assertThat(state(asked)).isEqualTo("DROPPED"));
        assertThat(jdbi.<String, RuntimeException>withHandle(handle -> handle.createQuery(
                """
                    select coalesce(string_agg(row::text, ' '), '') from (
                      select to_jsonb(ping) as row from ping union all select to_jsonb(question_status) from question_status) rows""")
                .mapTo(String.class).one())).contains(asked.question).doesNotContain("Canary");
    }

    private static String error(Asked asked, String destination) {
        return ledger(asked).getString("items.find { it.destination == '" + destination + "' }.error");
    }

    private List<Post> shown(String place, String title) {
        return chat.posts(place).stream().filter(post -> post.text().contains(title)).toList();
    }

    private List<String> texts(String place, String title) {
        return shown(place, title).stream().map(Post::text).toList();
    }
}
