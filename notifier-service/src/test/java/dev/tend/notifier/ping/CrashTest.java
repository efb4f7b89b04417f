package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.PingSent;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

/** A sender that was killed leaves its ping as it was while it sent: SENDING, and nobody knows whether it was shown. */
@QuarkusTest
class CrashTest extends ServiceTest {

    @Test
    void what_a_killed_sender_had_sent_to_slack_s_api_is_found_and_not_sent_again() {
        Asked asked = sent("api");
        killed(asked);

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts("C0API").stream().filter(text -> text.contains("Crash in api"))).hasSize(1);
        assertThat(last(asked).doubtful()).isFalse();
    }

    @Test
    void what_a_killed_sender_had_not_sent_to_mattermost_is_looked_for_and_sent() {
        Asked asked = sent("rest");
        chat.forget("rest", "Crash in rest");
        killed(asked);

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts("rest").stream().filter(text -> text.contains("Crash in rest"))).hasSize(1);
        assertThat(last(asked).doubtful()).isFalse();
    }

    @Test
    void what_a_killed_sender_may_have_sent_to_a_webhook_is_sent_again_and_marked() {
        Asked asked = sent("repeat");
        killed(asked);

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts("repeat").stream().filter(text -> text.contains("Crash in repeat"))).hasSize(2);
        assertThat(ledger(asked).getInt("items[0].unknown")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(last(asked).doubtful()).isTrue());
    }

    private Asked sent(String category) {
        Asked asked = new Asked(category, "Crash in " + category);
        Topic.publish(asked.typed());
        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(asked)));
        return asked;
    }

    /** The row as it was before the outcome of its first try was written. */
    private void killed(Asked asked) {
        jdbi.useHandle(handle -> handle.execute("""
            update ping set state = 'SENDING', claim = gen_random_uuid(), lease_until = now() - interval '1 s',
              details = '{"event":"QUESTION_TYPED"}', ended_at = null
            where question = ?""", asked.question));
    }

    private static PingSent last(Asked asked) {
        await().until(() -> !told(asked, PingSent.class).isEmpty());
        var sent = told(asked, PingSent.class);
        return sent.get(sent.size() - 1);
    }
}
