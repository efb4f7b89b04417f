package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.tend.events.ActionRequested;
import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionAssigned.Because;
import dev.tend.events.QuestionId;
import dev.tend.events.QuestionLinked;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class ActionsResourceTest extends ServiceTest {

    private final String question = newQuestion();
    private final Triage triage = Triage.of(question).postedAt(Instant.parse("2026-01-20T12:00:00Z"));

    @BeforeEach
    void given_a_question_of_mo() {
        publish(triage);
        assertThat(listed(question).getString("assignee")).isEqualTo("mo");
    }

    @Test
    void acknowledging_is_told_once_however_often_it_is_asked_for() {
        for (int i = 0; i < 3; i++) {
            act(question, "acknowledge", Map.of("by", "mo")).statusCode(200).body("acknowledgedBy", equalTo("mo"));
        }
        assertThat(told(question, QuestionAcknowledged.class)).singleElement()
                .satisfies(event -> assertThat(event.by()).isEqualTo("mo"));
    }

    @Test
    void one_of_many_at_the_same_time_is_the_first() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(8);
        try {
            callers.invokeAll(
                    Stream.generate(() -> (java.util.concurrent.Callable<Integer>) () -> act(question, "resolve",
                            Map.of("by", "mo")).extract().statusCode()).limit(24).toList())
                    .forEach(answer -> assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(200));
        } finally {
            callers.shutdown();
        }
        assertThat(told(question, QuestionResolved.class)).hasSize(1);
    }

    @Test
    void handing_over_is_told() {
        act(question, "assign", Map.of("by", "mo", "assignee", "otto")).statusCode(200).body("assignee",
                equalTo("otto"));

        assertThat(told(question, QuestionAssigned.class)).hasSize(2).last().satisfies(event -> {
            assertThat(event.assignee()).isEqualTo("otto");
            assertThat(event.previous()).isEqualTo("mo");
            assertThat(event.because()).isEqualTo(Because.HANDED_OVER);
            assertThat(event.by()).isEqualTo("mo");
        });
        publish(triage.revision(2));
        await().during(Duration.ofMillis(300)).until(() -> now(question).getString("assignee").equals("otto"));
    }

    @Test
    void what_is_put_off_comes_back_by_itself_and_its_person_is_told() {
        act(question, "snooze", Map.of("by", "mo", "for", "P2D", "note", "after the release")).statusCode(200)
                .body("state", equalTo("SNOOZED"));
        assertThat(told(question, QuestionSnoozed.class)).singleElement()
                .satisfies(event -> assertThat(event.note()).isEqualTo("after the release"));

        clock.advance(Duration.ofDays(2).plusSeconds(5));
        await().until(() -> now(question).getString("state").equals("OPEN"));
        assertThat(told(question, QuestionAssigned.class)).hasSize(2).last().satisfies(event -> {
            assertThat(event.assignee()).isEqualTo("mo");
            assertThat(event.because()).isEqualTo(Because.SNOOZE_ENDED);
        });
    }

    @Test
    void what_is_put_off_comes_back_when_somebody_replies() {
        act(question, "snooze", Map.of("by", "mo", "until", "P2D")).statusCode(200);

        Topic.publish(Triage.event(triage.revision(2).turned(Turn.TEAM)));
        await().until(() -> now(question).getString("state").equals("OPEN"));
        get("/api/questions/" + QuestionId.key(question)).body("snoozedUntil", nullValue());
        assertThat(told(question, QuestionAssigned.class)).last()
                .satisfies(event -> assertThat(event.because()).isEqualTo(Because.SNOOZE_ENDED));
    }

    @Test
    void what_is_put_off_until_a_reply_waits_for_it_and_says_so() {
        act(question, "snooze", Map.of("by", "mo", "for", "reply")).statusCode(400);
        act(question, "snooze", Map.of("by", "mo", "until", "reply")).statusCode(200)
                .body("snoozeNote", equalTo("until it is replied to"));
        Instant putOff = clock.instant();
        clock.advance(Duration.ofDays(30));

        Topic.publish(Triage.event(triage.revision(2).turned(Turn.TEAM)));
        await().until(() -> now(question).getString("state").equals("OPEN"));
        assertThat(told(question, QuestionAssigned.class)).hasSize(2).last()
                .satisfies(event -> assertThat(event.assignedAt()).isAfter(putOff.plus(Duration.ofDays(29))));
    }

    @Test
    void a_corrected_type_is_told() {
        act(question, "reclassify", Map.of("by", "bea", "type", "QUESTION")).statusCode(200)
                .body("type", equalTo("QUESTION")).body("confidence", equalTo(1.0f));

        assertThat(told(question, QuestionReclassified.class)).singleElement().satisfies(event -> {
            assertThat(event.type()).isEqualTo(QuestionType.QUESTION);
            assertThat(event.previous()).isEqualTo(QuestionType.BUG);
        });
        act(question, "reclassify", Map.of("by", "bea", "type", "QUESTION")).statusCode(409);
    }

    @Test
    void putting_off_says_why_and_until_one_time() {
        act(question, "snooze", Map.of("by", "mo", "for", "P1D", "note", "waits for the release")).statusCode(200)
                .body("snoozeNote", equalTo("waits for the release"));
        act(question, "snooze", Map.of("by", "mo", "for", "P1D", "until", "P2D")).statusCode(400).body("detail",
                containsString("give one of them"));
    }

    @Test
    void resolving_settles_at_once_and_is_told() {
        act(question, "resolve",
                Map.of("by", "mo", "link", "https://docs.example.org/gusts", "note", "written\0 down")).statusCode(200)
                .body("resolvedNote", equalTo("written down"))
                .body("state", equalTo("SETTLED")).body("awaiting", equalTo("NOBODY"))
                .body("resolvedLink", equalTo("https://docs.example.org/gusts"));

        assertThat(told(question, QuestionResolved.class)).singleElement()
                .satisfies(event -> assertThat(event.link()).isEqualTo("https://docs.example.org/gusts"));
        act(question, "acknowledge", Map.of("by", "mo")).statusCode(409).contentType("application/problem+json")
                .body("detail", containsString("settled already"));
        assertThat(told(question, QuestionAcknowledged.class)).isEmpty();
    }

    @Test
    void a_ticket_is_recorded_and_told_and_found_from_its_end() {
        String ticket = "https://tickets.example.org/" + QuestionId.key(question) + "?a=1&b=\u00fc";
        Map<String, String> link = Map.of("by", "mo", "kind", "ticket", "url", ticket);
        act(question, "links", link).statusCode(200).body("links.kind", equalTo(List.of("ticket")))
                .body("links.url", equalTo(List.of(ticket))).body("links.by", equalTo(List.of("mo")))
                .body("state", equalTo("OPEN"));
        act(question, "links", link).statusCode(200).body("links", org.hamcrest.Matchers.hasSize(1));
        act(question, "resolve", Map.of("by", "mo", "link", ticket + "/doc", "kind", "Documentation")).statusCode(200)
                .body("links.kind", equalTo(List.of("ticket", "documentation")));

        assertThat(told(question, QuestionLinked.class)).singleElement().satisfies(event -> {
            assertThat(event.url()).isEqualTo(ticket);
            assertThat(event.kind()).isEqualTo("ticket");
        });
        assertThat(told(question, QuestionResolved.class).get(0).linkKind()).isEqualTo("documentation");
        for (String url : List.of(ticket, ticket + "/doc")) {
            given().queryParam("link", url).get("/api/questions").then().statusCode(200).body("items.id",
                    equalTo(List.of(question)));
        }
        given().queryParam("link", ticket + "/").get("/api/questions").then().body("items", equalTo(List.of()));
        given().queryParam("link", "PUMP-7").get("/api/questions").then().statusCode(400).body("detail",
                containsString("https://"));
    }

    @Test
    void a_button_in_chat_does_what_the_api_does() {
        Instant now = Instant.now();
        chat(ActionRequested.Action.ACKNOWLEDGE, "bea", null, now);
        chat(ActionRequested.Action.ASSIGN, "bea", "zed", now);
        chat(ActionRequested.Action.RECLASSIFY, "bea", "QUESTION", now);
        chat(ActionRequested.Action.SNOOZE, "bea", "PT4H", now);
        chat(ActionRequested.Action.RESOLVE, "bea", null, now);

        await().until(() -> now(question).getString("state").equals("SETTLED"));
        assertThat(now(question).getString("assignee")).isEqualTo("zed");
        assertThat(Instant.parse(told(question, QuestionSnoozed.class).get(0).until().toString()))
                .isEqualTo(now.plus(Duration.ofHours(4)));
        for (Class<? extends EventData> type : List.<Class<? extends EventData>>of(QuestionAcknowledged.class,
                QuestionReclassified.class, QuestionSnoozed.class, QuestionResolved.class)) {
            assertThat(told(question, type)).as(type.getSimpleName()).hasSize(1);
        }
    }

    @Test
    void a_button_in_chat_that_makes_no_sense_is_passed_over() {
        Instant now = Instant.now();
        chat(ActionRequested.Action.SNOOZE, "bea", "soon", now);
        chat(ActionRequested.Action.RECLASSIFY, "bea", "POEM", now);
        chat(ActionRequested.Action.ASSIGN, "bea", null, now);
        chat(ActionRequested.Action.RESOLVE, "stranger", null, now);
        chat(ActionRequested.Action.ACKNOWLEDGE, "bea", null, now);

        await().until(() -> "bea".equals(now(question).getString("acknowledgedBy")));
        assertThat(now(question).getString("state")).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "acknowledge|{}|400|by is missing",
            "acknowledge|{\"by\":\"stranger\"}|400|mo, zed, bea, otto",
            "assign|{\"by\":\"mo\"}|400|assignee is missing",
            "assign|{\"by\":\"mo\",\"assignee\":\"stranger\"}|400|mo, zed, bea, otto",
            "snooze|{\"by\":\"mo\"}|400|until is missing", "snooze|{\"by\":\"mo\",\"until\":\"soon\"}|400|P1D",
            "snooze|{\"by\":\"mo\",\"until\":\"2020-01-01T00:00:00Z\"}|400|has passed",
            "snooze|{\"by\":\"mo\",\"for\":\"P9W9\"}|400|P1D",
            "reclassify|{\"by\":\"mo\",\"type\":\"POEM\"}|400|TROUBLESHOOTING, FEATURE_PROPOSAL, BUG, QUESTION",
            "reclassify|{\"by\":\"mo\"}|400|type is missing", "reclassify|{\"by\":\"mo\",\"type\":\"BUG\"}|409|already",
            "resolve|{\"by\":\"mo\",\"link\":\"javascript:alert(1)\"}|400|https://",
            "resolve|{|400|The body is not JSON", "resolve|[1]|400|must be a JSON object",
            "resolve|{\"by\":\"mo\",\"by\":\"mo\"}|400|The key by", "resolve|{\"by\":5}|400|The value of by",
            "resolve|{\"by\":\"mo\",\"why\":\"\"}|400|write one of by, kind, link, note",
            "resolve|{\"by\":\"mo\",\"link\":\"https://a.example\",\"kind\":\"poem\"}|400|ticket, documentation, idea, other",
            "resolve|{\"by\":\"mo\",\"kind\":\"ticket\"}|400|give a link", "links||400|no body",
            "links|{\"by\":\"mo\",\"url\":\"https://a.example\"}|400|ticket, documentation, idea, other",
            "links|{\"by\":\"mo\",\"kind\":\"ticket\"}|400|url is missing",
            "links|{\"by\":\"mo\",\"kind\":\"ticket\",\"url\":\"PUMP-7\"}|400|https://",
            "links|{\"by\":\"stranger\",\"kind\":\"ticket\",\"url\":\"https://a.example\"}|400|mo, zed, bea, otto",
            "links|{\"by\":\"mo\",\"kind\":\"ticket\",\"url\":\"https://a.example\",\"x\":1}|400|write one of by, kind, url",
            "snooze|{\"by\":\"mo\",\"til\":\"P1D\"}|400|write one of by, for, note, until", "assign||400|no body",
            "explode|{\"by\":\"mo\"}|404|"})
    void what_can_not_be_done_is_a_problem_that_says_why(String action, String body, int status, String why) {
        given().contentType(ContentType.JSON).body(body == null ? "" : body)
                .post("/api/questions/" + QuestionId.key(question) + "/" + action).then().statusCode(status)
                .contentType("application/problem+json").body("status", equalTo(status))
                .body("detail", why == null ? org.hamcrest.Matchers.anything() : containsString(why));
        assertThat(now(question).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void a_question_that_is_not_here_is_not_found() {
        act(newQuestion(), "acknowledge", Map.of("by", "mo")).statusCode(404).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = { "acknowledge", "assign", "snooze", "reclassify", "resolve", "links"})
    void that_a_question_is_not_here_is_said_before_what_else_is_wrong(String action) {
        act(newQuestion(), action, Map.of()).statusCode(404).body("detail", containsString("no such question"));
    }

    private void chat(ActionRequested.Action action, String by, String argument, Instant at) {
        Topic.publish(Event.of("notifier-service",
                new ActionRequested(question, action, by, "mattermost", argument, at), at, action, by));
    }
}
