package dev.tend.notifier.ping;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

/** What a person can mend loses no ping: it waits, and says what to do. */
@QuarkusTest
class MendableTest extends ServiceTest {

    /** Pauses grow with each failure, those of other tests too. */
    @BeforeEach
    void forgetFailures() {
        jdbi.useHandle(handle -> handle.execute("update channel set failures = 0, next_at = now()"));
    }

    @Test
    void slack_hook_user_not_found_waits_until_the_hook_is_mended() {
        mended("mended", "mended", 400, "user_not_found",
                "Slack answers 400 user_not_found (destination mended). The member or the app that made the incoming "
                        + "webhook is gone: make a new webhook.");
    }

    @Test
    void guard_slack_channel_archived_waits_until_it_is_not_any_more() {
        mended("mended", "mended", 410, "channel_is_archived", "Slack answers 410 channel_is_archived (destination "
                + "mended). Unarchive the channel, or choose another one for this destination.");
    }

    @Test
    void mattermost_no_such_channel_waits_and_names_the_channel() {
        mended("rest", "rest", 400,
                "{\"id\":\"api.context.invalid_param.app_error\",\"message\":\"Invalid channel_id parameter.\"}",
                "Mattermost answers 400 api.context.invalid_param.app_error (destination rest, channel rest). Check the "
                        + "channel's id in community.yaml (it is not the channel's name): such a channel does not exist.");
    }

    @Test
    void an_archived_mattermost_channel_loses_no_ping() {
        mended("rest", "rest", 400, "{\"id\":\"api.post.create_post.can_not_post_to_deleted.error\"}",
                "Mattermost answers 400 api.post.create_post.can_not_post_to_deleted.error (destination rest, channel "
                        + "rest). Unarchive the channel, or choose another one for this destination.");
    }

    private void mended(String destination, String place, int status, String body, String error) {
        for (int i = 0; i < 3; i++) {
            chat.answer(place, status, body);
        }
        Asked asked = new Asked(destination, "Waits to be told");
        Topic.publish(asked.typed());

        await().atMost(Duration.ofSeconds(20)).untilAsserted(
                () -> assertThat(ledger(asked).getString("items[0].error")).isEqualTo(error));
        assertThat(state(asked)).isEqualTo("DUE");
        String its = "destinations.find { it.destination == '" + destination + "' }.";
        assertThat(ledger(asked).getString(its + "error")).isEqualTo(error);
        assertThat(error).endsWith(ledger(asked).getString(its + "remedy"));
        given().get("/q/metrics").then().body(containsString("tend_destination_broken{channel=\""
                + (destination.equals("rest") ? "rest" : "") + "\",destination=\"" + destination + "\"} 1.0"));
        given().get("/q/health/well").then().statusCode(200)
                .body(containsString("\"" + destination + "\": \"" + error));

        await().atMost(Duration.ofSeconds(40)).until(() -> "SENT".equals(state(asked)));
        assertThat(ledger(asked).getString(its + "remedy")).isNull();
        assertThat(ledger(asked).getInt("items[0].unknown")).isZero();
    }

    @Test
    void an_error_that_nobody_knows_holds_up_its_own_message_only() {
        chat.answer("mended", 400, "an_error_of_tomorrow");
        chat.answer("mended", 400, "an_error_of_tomorrow");
        Asked odd = new Asked("mended", "Odd question");
        Topic.publish(odd.typed());
        await().until(() -> ledger(odd).getString("items[0].error") != null);
        Asked next = new Asked("mended", "Next question");
        Topic.publish(next.typed());

        await().atMost(Duration.ofSeconds(20)).until(() -> "SENT".equals(state(next)) && "SENT".equals(state(odd)));
    }
}
