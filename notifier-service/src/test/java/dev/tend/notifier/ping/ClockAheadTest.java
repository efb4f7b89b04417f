package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ServiceTest;

/** The clock was ahead for a while, and is right again: times that it set do not keep Tend silent until they come. */
@QuarkusTest
class ClockAheadTest extends ServiceTest {

    @Test
    void a_destination_that_rests_for_days_is_told_at_once() {
        jdbi.useHandle(handle -> handle.execute(
                "update channel set next_at = now() + interval '3 d' where destination = 'repeat'"));
        Asked asked = new Asked("repeat", "Asked after the clock was set right");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        assertThat(jdbi.<Boolean, RuntimeException>withHandle(handle -> handle
                .createQuery("select next_at < now() + interval '1 h' from channel where destination = 'repeat'")
                .mapTo(Boolean.class).one())).isTrue();
    }

    @Test
    void a_ping_that_was_queued_while_it_was_ahead_is_told_once_it_is_right() {
        clock.advance(Duration.ofDays(3));
        chat.next("repeat", Behaviour.LIMITED, Behaviour.LIMITED);
        Asked asked = new Asked("repeat", "Asked while the clock was ahead");
        Topic.publish(asked.typed());
        await().atMost(Duration.ofSeconds(20)).until(() -> ledger(asked).getString("items[0].error") != null);
        clock.reset();

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
    }

    @Test
    void a_sender_that_died_while_it_was_ahead_holds_its_ping_no_longer_than_others() {
        Asked asked = new Asked("rest", "Sent while the clock was ahead");
        Topic.publish(asked.typed());
        await().until(() -> "SENT".equals(state(asked)));
        jdbi.useHandle(handle -> handle.execute("""
            update ping set state = 'SENDING', claim = gen_random_uuid(), lease_until = now() + interval '3 d',
              first_tried_at = now() + interval '3 d', details = '{"event":"QUESTION_TYPED"}', ended_at = null
            where question = ?""", asked.question));

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts("rest").stream().filter(text -> text.contains("Sent while the clock"))).hasSize(1);
    }
}
