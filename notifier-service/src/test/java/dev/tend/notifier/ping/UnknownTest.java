package dev.tend.notifier.ping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.PingFailed;
import dev.tend.events.PingSent;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ChatServer.Behaviour;
import dev.tend.notifier.ServiceTest;

/** A chat server that posts a message and then does not say so. */
@QuarkusTest
class UnknownTest extends ServiceTest {

    @ParameterizedTest
    @CsvSource({ "api,C0API", "rest,rest"})
    void where_tend_can_look_a_message_is_shown_once_however_often_the_server_errs(String category, String place) {
        chat.next(place, Behaviour.ERRS, Behaviour.ERRS, Behaviour.ERRS);
        List<Asked> asked = List.of(new Asked(category, "Erring first"), new Asked(category, "Erring second"),
                new Asked(category, "Erring third"));
        asked.forEach(one -> Topic.publish(one.typed()));

        await().atMost(Duration.ofSeconds(60))
                .until(() -> asked.stream().allMatch(one -> "SENT".equals(state(one))));
        for (String title : List.of("Erring first", "Erring second", "Erring third")) {
            assertThat(chat.texts(place).stream().filter(text -> text.contains(title))).as(title).hasSize(1);
        }
        assertThat(ledger(asked.get(0)).getInt("items[0].unknown")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(told(asked.get(0), PingSent.class)).singleElement()
                .satisfies(sent -> assertThat(sent.doubtful()).isFalse()));
    }

    @ParameterizedTest
    @CsvSource({ "erring,erring", "square,square"})
    void a_webhook_is_sent_nothing_again_while_it_errs_and_each_message_once_more_when_it_is_well(String category,
            String place) {
        // The first shows the message, the others are empty messages that ask whether it is well.
        chat.next(place, Behaviour.ERRS, Behaviour.ERRS, Behaviour.ERRS);
        Asked asked = new Asked(category, "Erring question");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(40)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts(place).stream().filter(text -> text.contains("Erring question"))).hasSize(2);
        assertThat(ledger(asked).getInt("items[0].unknown")).isEqualTo(1);
        await().untilAsserted(() -> assertThat(told(asked, PingSent.class)).singleElement()
                .satisfies(sent -> assertThat(sent.doubtful()).isTrue()));
    }

    @Test
    void a_webhook_that_errs_at_the_repeat_too_is_not_sent_it_a_third_time_and_everybody_can_see_that() {
        chat.next("erring", Behaviour.ERRS);
        chat.answer("erring", 400, "no_text");
        chat.next("erring", Behaviour.ERRS);
        Asked asked = new Asked("erring", "Doubtful for ever");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(40)).until(() -> "UNKNOWN".equals(state(asked)));
        assertThat(chat.texts("erring").stream().filter(text -> text.contains("Doubtful for ever"))).hasSize(2);
        assertThat(ledger(asked).getInt("items[0].unknown")).isEqualTo(2);
        assertThat(ledger(asked).getString("items[0].error"))
                .isEqualTo("nobody knows whether it was shown: Slack answers 500 error");
        await().untilAsserted(() -> assertThat(told(asked, PingFailed.class)).hasSize(1));
        given().get("/q/metrics").then()
                .body(containsString("tend_pings_total{destination=\"erring\",outcome=\"doubtful\"}"));

        Asked next = new Asked("erring", "The next one");
        Topic.publish(next.typed());
        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(next)));
        assertThat(chat.texts("erring").stream().filter(text -> text.contains("Doubtful for ever"))).hasSize(2);
    }

    @Test
    void a_webhook_that_was_down_for_hours_gets_every_ping_once_it_is_well() {
        chat.next("erring", Behaviour.DOWN, Behaviour.DOWN, Behaviour.DOWN);
        Asked asked = new Asked("erring", "Asked while it was down");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(40)).until(() -> "SENT".equals(state(asked)));
        assertThat(chat.texts("erring").stream().filter(text -> text.contains("while it was down"))).hasSize(1);
    }
}
