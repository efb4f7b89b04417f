package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.EventType;
import dev.tend.events.PingSent;
import dev.tend.kit.community.Community;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ChatServer.Post;
import dev.tend.notifier.ServiceTest;
import dev.tend.notifier.message.Details;

@QuarkusTest
class SettlingTest extends ServiceTest {

    @Inject
    Community community;

    @Test
    void an_old_question_that_is_given_out_and_has_aged_at_the_same_time_is_one_message() {
        Asked asked = old("Old question");
        Topic.publish(asked.assigned("ada"));
        await().until(() -> "DUE".equals(state(asked)));
        Topic.publish(asked.aged("unanswered"));

        assertOneMessage(asked, "Old question");
        assertThat(posts("Old question").get(0).json().path("blocks").path(1).path("elements")).hasSize(3);
    }

    @Test
    void which_of_the_two_comes_first_does_not_matter() {
        Asked asked = old("Aged question");
        Topic.publish(asked.aged("unanswered"));
        await().until(() -> "DUE".equals(state(asked)));
        Topic.publish(asked.assigned("ada"));

        assertOneMessage(asked, "Aged question");
    }

    @Test
    void what_is_refused_as_one_message_is_tried_as_two() {
        chat.next("late", Behaviour.REFUSES);
        Asked asked = old("Refused question");
        Topic.publish(asked.aged("unanswered"), asked.assigned("ada"));

        await().until(() -> posts("Refused question").size() == 2);
        assertThat(posts("Refused question")).extracting(post -> post.text().contains(". *No answer"))
                .containsOnly(false);
    }

    @Test
    void what_comes_after_the_first_was_sent_is_a_message_of_its_own() {
        Asked asked = old("Question in two steps");
        Topic.publish(asked.assigned("ada"));
        await().until(() -> "SENT".equals(state(asked)));
        Topic.publish(asked.aged("unanswered"));

        await().until(() -> posts("Question in two steps").size() == 2);
    }

    @Test
    void only_what_comes_with_others_waits_and_only_of_questions_that_are_old() {
        Instant now = clock.instant();
        Instant old = now.minus(Duration.ofDays(2));
        assertThat(time(Details.assigned("ada", null, "ON_DUTY"), old, now)).isEqualTo(Settling.TIME);
        assertThat(time(Details.aged("unanswered", old), old, now)).isEqualTo(Settling.TIME);
        assertThat(time(Details.of(EventType.QUESTION_TYPED), old, now)).isEqualTo(Settling.TIME);
        assertThat(time(Details.assigned("ada", "ben", "HANDED_OVER"), old, now)).isZero();
        assertThat(time(Details.acknowledged("ada"), old, now)).isZero();
        assertThat(time(Details.assigned("ada", null, "ON_DUTY"), old.plusMillis(1), now)).isZero();
        assertThat(new Settling(community).time(Details.of(EventType.QUESTION_TYPED),
                new Asked("team", "of a source without policy").summary(), Asked.POSTED.plus(Duration.ofDays(9))))
                .isZero();
    }

    private void assertOneMessage(Asked asked, String title) {
        await().until(() -> List.of("SENT", "SENT").equals(ledger(asked).getList("items.state")));
        assertThat(posts(title)).singleElement().satisfies(post -> assertThat(post.text())
                .contains("<@U0ADA>, this came in on your watch. *No answer for 3 days*: "));
        await().untilAsserted(() -> assertThat(told(asked, PingSent.class)).hasSize(2));
    }

    private Asked old(String title) {
        return new Asked("late", title).ageing(clock.instant().minus(Duration.ofDays(3)));
    }

    private Duration time(Details details, Instant posted, Instant now) {
        return new Settling(community).time(details, new Asked("late", "t").ageing(posted).summary(), now);
    }

    private List<Post> posts(String title) {
        return chat.posts("late").stream().filter(post -> post.text().contains(title)).toList();
    }
}
