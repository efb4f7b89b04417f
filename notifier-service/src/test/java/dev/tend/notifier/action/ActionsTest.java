package dev.tend.notifier.action;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.oneOf;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import dev.tend.events.ActionRequested;
import dev.tend.events.ActionRequested.Action;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Topics;
import dev.tend.kit.community.Secret;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class ActionsTest extends ServiceTest {

    private static final Secret SIGNING = new Secret("signing-of-the-tests");

    @Test
    void a_button_pressed_in_slack_is_an_action_and_the_same_press_again_is_the_same() {
        Asked asked = new Asked("team", "Slack question");
        JsonNode button = slackButtons(asked).path(1);
        assertThat(button.path("action_id").asText()).isEqualTo("snooze");
        String press = slackPress("snooze", button.path("value").asText(), "U0ADA", "1700000000.1");

        slack(press, SIGNING).statusCode(200).body("text", equalTo("Noted: it comes back in a day."));
        slack(press, SIGNING).statusCode(200);

        assertThat(requested(asked)).hasSize(2).allSatisfy(action -> assertThat(List.of(action.action(), action.by(),
                action.sink(), action.argument())).containsExactly(Action.SNOOZE, "ada", "slack", "P1D"));
        assertThat(ids(asked)).hasSize(2).containsOnly(ids(asked).get(0));
        await().until(() -> chat.texts("replies").contains("Noted: it comes back in a day."));
    }

    @Test
    void whoever_is_not_listed_is_told_so_and_nothing_happens() {
        Asked asked = new Asked("team", "Stranger's question");
        slackButtons(asked);

        slack(slackPress("resolve", asked.question, "U0STRANGER", "1700000000.2"), SIGNING).statusCode(200)
                .body("response_type", equalTo("ephemeral")).body("text", containsString("Tend does not know you"))
                .body("text", containsString("U0STRANGER"));
        assertThat(requested(asked)).isEmpty();
    }

    @Test
    void who_presses_a_button_of_a_question_that_is_settled_is_told_so() {
        Asked asked = new Asked("team", "Settled question");
        JsonNode button = slackButtons(asked).path(1);
        Topic.publish(asked.settled(QuestionSettled.How.CLOSED));

        await().untilAsserted(() -> slack(slackPress("acknowledge", button.path("value").asText(), "U0ADA",
                "1700000000.9"), SIGNING).statusCode(200).body("text", containsString("settled already")));
    }

    @Test
    void a_question_that_was_never_told_is_not_acted_on() {
        slack(slackPress("resolve", "github:orbit/other#1", "U0ADA", "1700000000.3"), SIGNING).statusCode(200)
                .body("text", containsString("does not know this question"));
    }

    @Test
    void a_forged_or_old_press_in_slack_is_refused() {
        String press = slackPress("resolve", "github:orbit/probe#1", "U0ADA", "1700000000.4");

        slack(press, new Secret("another")).statusCode(401).contentType("application/problem+json");
        given().contentType(ContentType.URLENC.withCharset("UTF-8")).body(press).post("/actions/slack").then()
                .statusCode(401);
        String signature = "v0=" + Signature.of(SIGNING, ("v0:1:" + press).getBytes(StandardCharsets.UTF_8));
        given().header("X-Slack-Request-Timestamp", "1").header("X-Slack-Signature", signature).body(press)
                .post("/actions/slack").then().statusCode(401);
    }

    @Test
    void a_button_pressed_in_mattermost_is_an_action_and_the_same_press_again_is_the_same() {
        Asked asked = new Asked("square", "Square question");
        ObjectNode press = mattermostPress(asked, "Square question", 0, "ada.l");

        mattermost(press).statusCode(200).body("ephemeral_text", equalTo("Noted: you take care of it."));
        mattermost(press).statusCode(200);

        assertThat(requested(asked)).hasSize(2).allSatisfy(action -> assertThat(List.of(action.action(), action.by(),
                action.sink())).containsExactly(Action.ACKNOWLEDGE, "ada", "mattermost"));
        assertThat(ids(asked)).containsOnly(ids(asked).get(0));
    }

    @Test
    void a_press_in_mattermost_is_bound_to_its_question_its_action_and_its_time() {
        Asked asked = new Asked("square", "Bound question");
        ObjectNode press = mattermostPress(asked, "Bound question", 2, "ada.l");

        ObjectNode otherQuestion = press.deepCopy();
        otherQuestion.withObject("/context").put("question", "github:orbit/probe#1");
        mattermost(otherQuestion).statusCode(401).contentType("application/problem+json");
        ObjectNode otherAction = press.deepCopy();
        otherAction.withObject("/context").put("action", "snooze");
        mattermost(otherAction).statusCode(401);
        ObjectNode stranger = press.deepCopy().put("user_name", "stranger");
        mattermost(stranger).statusCode(200).body("ephemeral_text", containsString("does not know you"));
        given().body("{").post("/actions/mattermost").then().statusCode(400);
        given().body("{}").post("/actions/mattermost").then().statusCode(401);

        clock.advance(Duration.ofDays(31));
        mattermost(press).statusCode(200).body("ephemeral_text", containsString("too old"));
        assertThat(requested(asked)).isEmpty();
    }

    @Test
    void a_press_in_slack_that_somebody_else_sends_again_later_is_refused() {
        Asked asked = new Asked("team", "Replayed question");
        slackButtons(asked);
        String press = slackPress("resolve", asked.question, "U0ADA", "1700000000.5");
        Instant captured = clock.instant();
        slack(press, SIGNING, captured).statusCode(200);

        clock.advance(Duration.ofSeconds(301));
        slack(press, SIGNING, captured).statusCode(401).body("detail", containsString("five minutes"));
        assertThat(requested(asked)).hasSize(1);
    }

    @Test
    void a_signed_press_in_slack_whose_question_was_exchanged_is_refused() {
        Asked asked = new Asked("team", "Exchanged question");
        slackButtons(asked);
        String press = slackPress("resolve", "github:orbit/probe#1", "U0ADA", "1700000000.6");
        String other = slackPress("resolve", asked.question, "U0ADA", "1700000000.6");

        post(other, signed(press, SIGNING, clock.instant()), clock.instant()).statusCode(401);
        assertThat(requested(asked)).isEmpty();
    }

    @Test
    void a_button_of_one_question_under_another_s_ping_is_refused_in_mattermost() {
        Asked one = new Asked("square", "First of two");
        Asked other = new Asked("square", "Second of two");
        ObjectNode press = mattermostPress(one, "First of two", 0, "ada.l");
        ObjectNode mixed = mattermostPress(other, "Second of two", 0, "ada.l");
        for (String part : List.of("token", "ping", "expires", "destination")) {
            ObjectNode forged = mixed.deepCopy();
            forged.withObject("/context").set(part, part.equals("destination")
                    ? JsonNodeFactory.instance.textNode("rest")
                    : press.path("context").path(part));
            if (!forged.equals(mixed)) {
                mattermost(forged).statusCode(401);
            }
        }
        assertThat(requested(one)).isEmpty();
        assertThat(requested(other)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/actions/slack", "/actions/mattermost"})
    void a_body_that_no_chat_sends_is_refused_whatever_it_says_it_is(String path) {
        given().contentType(ContentType.JSON).body("x".repeat(2 * 1024 * 1024)).post(path).then().statusCode(413);
        for (String type : List.of("text/plain", "application/json", "application/x-www-form-urlencoded", "text/xml")) {
            for (String body : List.of("", "{}", "[]", "null", "<x/>", "payload={", "payload=%zz", "[".repeat(5000))) {
                given().contentType(type).body(body).post(path).then()
                        .statusCode(oneOf(400, 401, 415)).contentType("application/problem+json");
            }
        }
    }

    @Test
    void a_signed_press_in_slack_that_is_no_form_does_nothing() {
        Asked asked = new Asked("team", "Question of no form");
        slackButtons(asked);
        String press = slackPress("resolve", asked.question, "U0ADA", "1700000000.7");
        String json = URLDecoder.decode(press.substring("payload=".length()), StandardCharsets.UTF_8);

        slack(json, SIGNING).statusCode(200).body(emptyString());
        slack("payload={", SIGNING).statusCode(400).contentType("application/problem+json");
        slack("payload=%zz", SIGNING).statusCode(400).contentType("application/problem+json");
        assertThat(requested(asked)).isEmpty();
    }

    private JsonNode slackButtons(Asked asked) {
        Topic.publish(asked.typed());
        await().until(() -> "SENT".equals(state(asked)));
        return chat.posts("team").stream().map(post -> post.json().path("blocks").path(1))
                .filter(block -> block.path("elements").path(0).path("value").asText().equals(asked.question))
                .findFirst().orElseThrow().path("elements");
    }

    private String slackPress(String action, String question, String user, String time) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode().put("type", "block_actions")
                .put("response_url", chat.url() + "/slack/hook/replies");
        payload.putObject("user").put("id", user);
        payload.putArray("actions").addObject().put("action_id", action).put("value", question).put("action_ts", time);
        return "payload=" + URLEncoder.encode(payload.toString(), StandardCharsets.UTF_8);
    }

    private ValidatableResponse slack(String body, Secret secret) {
        return slack(body, secret, clock.instant());
    }

    private static ValidatableResponse slack(String body, Secret secret, Instant at) {
        return post(body, signed(body, secret, at), at);
    }

    private static String signed(String body, Secret secret, Instant at) {
        return "v0=" + Signature.of(secret, ("v0:" + at.getEpochSecond() + ":").getBytes(StandardCharsets.UTF_8),
                body.getBytes(StandardCharsets.UTF_8));
    }

    private static ValidatableResponse post(String body, String signature, Instant at) {
        return given().contentType(ContentType.URLENC.withCharset("UTF-8"))
                .header("X-Slack-Request-Timestamp", Long.toString(at.getEpochSecond()))
                .header("X-Slack-Signature", signature).body(body).post("/actions/slack").then();
    }

    private ObjectNode mattermostPress(Asked asked, String title, int button, String user) {
        Topic.publish(asked.typed());
        await().until(() -> "SENT".equals(state(asked)));
        JsonNode integration = chat.posts("square").stream().filter(post -> post.text().contains(title)).findFirst()
                .orElseThrow().json().path("attachments").path(0).path("actions").path(button).path("integration");
        assertThat(integration.path("url").asText()).isEqualTo("https://tend.example.org/actions/mattermost");
        ObjectNode press = JsonNodeFactory.instance.objectNode().put("user_name", user).put("trigger_id", "t1");
        press.set("context", integration.path("context"));
        return press;
    }

    private static ValidatableResponse mattermost(ObjectNode press) {
        return given().contentType(ContentType.JSON).body(press.toString()).post("/actions/mattermost").then();
    }

    private static List<ActionRequested> requested(Asked asked) {
        return Topic.data(Topics.ACTIONS, ActionRequested.class, action -> action.question().equals(asked.question));
    }

    private static List<String> ids(Asked asked) {
        return Topic.events(Topics.ACTIONS).stream().filter(event -> event.subject().equals(asked.question))
                .map(dev.tend.events.Event::id).toList();
    }
}
