package dev.tend.notifier.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.tend.kit.testing.MetricsPage;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

@QuarkusTest
class PingsResourceTest extends ServiceTest {

    @Test
    void the_ledger_is_paged_without_gaps_or_repeats() {
        List<Asked> asked = List.of(new Asked("nowhere", "one"), new Asked("nowhere", "two"),
                new Asked("nowhere", "three"));
        asked.forEach(one -> Topic.publish(one.typed()));
        await().until(() -> asked.stream().allMatch(one -> "SENT".equals(state(one))));

        List<String> ids = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = given().queryParam("limit", 2).queryParam("cursor", cursor).get("/api/pings").then()
                    .statusCode(200).extract().jsonPath();
            ids.addAll(page.getList("items.id"));
            cursor = page.getString("nextCursor");
        }
        assertThat(ids).doesNotHaveDuplicates()
                .hasSize(given().queryParam("limit", 500).get("/api/pings").jsonPath().getList("items").size());
    }

    @Test
    void it_can_be_asked_by_question_destination_and_state() {
        Asked asked = new Asked("nowhere", "one");
        Topic.publish(asked.typed());
        await().until(() -> "SENT".equals(state(asked)));

        given().queryParam("state", "sent").queryParam("destination", "terminal").get("/api/pings").then()
                .body("items.state", everyItem(is("SENT"))).body("items.destination", everyItem(is("terminal")));
        given().queryParam("state", "FAILED").queryParam("question", asked.question).get("/api/pings").then()
                .body("items.size()", is(0));
    }

    @Test
    void operators_see_how_pings_ended_and_how_long_the_oldest_waits() {
        Asked asked = new Asked("nowhere", "one");
        Topic.publish(asked.typed());
        await().until(() -> "SENT".equals(state(asked)));

        await().untilAsserted(() -> given().get("/q/metrics").then()
                .body(containsString("tend_pings_total{destination=\"terminal\",outcome=\"sent\"}"))
                .body(containsString("tend_pings_due_age_seconds")));
    }

    @Test
    void how_long_it_took_from_the_webhook_to_chat_is_measured_for_what_a_webhook_led_to() {
        Asked asked = new Asked("nowhere", "told late");
        double before = wholeWays("60.0");
        double fast = wholeWays("30.0");
        Topic.publishHeard(asked.typed(), clock.instant().minusSeconds(45));
        Asked polled = new Asked("nowhere", "found by a poll");
        Topic.publish(polled.typed());

        await().until(() -> "SENT".equals(state(asked)) && "SENT".equals(state(polled)));
        await().untilAsserted(() -> assertThat(wholeWays("60.0")).isEqualTo(before + 1));
        assertThat(wholeWays("30.0")).isEqualTo(fast);
    }

    private static double wholeWays(String within) {
        return MetricsPage.get().of("tend_webhook_to_chat_seconds").stream()
                .filter(series -> within.equals(series.labels().get("le"))).mapToDouble(MetricsPage.Series::value)
                .sum();
    }

    @Test
    void what_is_not_right_is_said_with_what_to_write_instead() {
        given().queryParam("state", "LOST").get("/api/pings").then().statusCode(400)
                .contentType("application/problem+json").body("detail", is("state=LOST is not known: write one of "
                        + "DUE, SENDING, SENT, FAILED, DROPPED, WITHHELD, UNKNOWN."));
        given().queryParam("limit", "0").get("/api/pings").then().statusCode(400);
        given().queryParam("cursor", "nonsense!").get("/api/pings").then().statusCode(400);
    }
}
