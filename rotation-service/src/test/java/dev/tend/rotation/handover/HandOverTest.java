package dev.tend.rotation.handover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import dev.tend.events.DigestDue;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.ShiftStarted;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

/** In the rotation labs-watch of otto and bea, each a day. */
@QuarkusTest
class HandOverTest extends ServiceTest {

    private static final Instant SHIFT = Instant.parse("2035-05-04T07:00:00Z");

    @Inject
    ShiftStarts starts;

    @Test
    void all_that_somebody_has_is_handed_over_at_once_and_told_when_the_shift_starts() {
        clock.moveTo(SHIFT.minusSeconds(3600));
        String before = onDuty();
        String after = before.equals("otto") ? "bea" : "otto";
        List<String> questions = List.of(newQuestion(), newQuestion(), newQuestion());
        for (int i = 0; i < 3; i++) {
            publish(Triage.of(questions.get(i)).source("labs").postedAt(SHIFT.minusSeconds(7200 - i)));
            listed(questions.get(i));
        }
        act(questions.get(1), "snooze", Map.of("by", before, "for", "P9D")).statusCode(200);
        act(questions.get(2), "assign", Map.of("by", before, "assignee", "zed")).statusCode(200);

        handOver("labs-watch", before, before, after).statusCode(200).body("from.key", equalTo(before))
                .body("to.key", equalTo(after)).body("items.id", hasItems(questions.get(0), questions.get(1)))
                .body("items.id", not(hasItem(questions.get(2)))).body("items.assignee", everyItem(equalTo(after)));
        handOver("labs-watch", before, before, after).statusCode(200).body("items", empty());

        assertThat(questions.subList(0, 2)).allSatisfy(question -> assertThat(told(question, QuestionAssigned.class))
                .last().satisfies(assigned -> {
                    assertThat(List.of(assigned.assignee(), assigned.previous(), assigned.by(), assigned.because()))
                            .isEqualTo(List.of(after, before, before, QuestionAssigned.Because.HANDED_OVER));
                    assertThat(assigned.together()).isGreaterThanOrEqualTo(2);
                }));
        assertThat(now(questions.get(2)).getString("assignee")).isEqualTo("zed");
        clock.moveTo(SHIFT.plusSeconds(60));
        starts.sweep();
        assertThat(started()).singleElement().satisfies(shift -> {
            assertThat(shift.person()).isEqualTo(after);
            assertThat(shift.previous()).isEqualTo(before);
            assertThat(shift.handedOver()).contains(questions.get(0)).doesNotContain(questions.get(1));
            assertThat(shift.open()).filteredOn(item -> questions.contains(item.question()))
                    .extracting(DigestDue.Item::section).containsExactly("Yours");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "labs-watch|mo|bea|bea|400|the same person",
            "labs-watch|mo|stranger|bea|400|from: there is no person", "labs-watch|mo|bea|stranger|400|to: there is no",
            "labs-watch|stranger|bea|mo|400|by: there is no", "labs-watch||bea|mo|400|by is missing",
            "labs-watch|mo||mo|400|from is missing", "labs-watch|mo|bea||400|to is missing",
            "night|mo|bea|mo|404|first-line"})
    void what_makes_no_sense_is_refused(String rotation, String by, String from, String to, int status, String why) {
        handOver(rotation, by, from, to).statusCode(status).contentType("application/problem+json").body("detail",
                containsString(why));
    }

    private static List<ShiftStarted> started() {
        await().until(() -> !shifts().isEmpty());
        return shifts();
    }

    private static List<ShiftStarted> shifts() {
        return told("rotation:labs-watch", ShiftStarted.class).stream().filter(shift -> shift.from().equals(SHIFT))
                .toList();
    }

    private static String onDuty() {
        return get("/api/rotations/labs-watch/on-duty").extract().path("person.key");
    }

    private static ValidatableResponse handOver(String rotation, String by, String from, String to) {
        Map<String, String> body = new HashMap<>();
        body.put("by", by);
        body.put("from", from);
        body.put("to", to);
        return given().contentType(ContentType.JSON).body(body).post("/api/rotations/" + rotation + "/handover")
                .then();
    }
}
