package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import dev.tend.events.SwapChanged;
import dev.tend.rotation.ServiceTest;

/** Swaps in the rotation labs-watch of otto and bea, each a day, far from what other tests look at. */
@QuarkusTest
class SwapsResourceTest extends ServiceTest {

    private static final String SWAPS = "/api/rotations/labs-watch/swaps";

    @BeforeEach
    void when() {
        clock.moveTo(Instant.parse("2032-01-01T12:00:00Z"));
    }

    @Test
    void two_shifts_are_exchanged_once_the_other_accepts() {
        String first = onDuty("2032-02-02");
        String second = onDuty("2032-02-03");
        String id = propose(first, second, "2032-02-02T12:00:00Z", "2032-02-03T12:00:00Z").statusCode(201)
                .body("state", equalTo("PROPOSED")).body("by.key", equalTo(first)).extract().path("id");
        propose(first, second, "2032-02-02T13:00:00Z", "2032-02-03T13:00:00Z").statusCode(200).body("id", equalTo(id));
        assertThat(onDuty("2032-02-02")).isEqualTo(first);

        answer(id, "accept", first).statusCode(403).body("detail", containsString("to accept"));
        answer(id, "accept", second).statusCode(200).body("state", equalTo("ACCEPTED"));
        answer(id, "accept", second).statusCode(200);
        answer(id, "decline", second).statusCode(409).body("detail", containsString("was accepted"));
        assertThat(onDuty("2032-02-02")).isEqualTo(second);
        assertThat(onDuty("2032-02-03")).isEqualTo(first);
        assertThat(onDuty("2032-02-04")).isEqualTo(first);
        get(SWAPS).body("items.findAll { it.id == '" + id + "' }.state[0]", equalTo("ACCEPTED"));
        assertThat(told(id)).extracting(swap -> swap.state() + " by " + swap.by())
                .containsExactly("PROPOSED by " + first, "ACCEPTED by " + second);
        assertThat(told(id)).allSatisfy(swap -> {
            assertThat(List.of(swap.asker(), swap.asked())).isEqualTo(List.of(first, second));
            assertThat(List.of(swap.givesFrom(), swap.givesUntil(), swap.takesFrom(), swap.takesUntil()))
                    .isEqualTo(List.of(Instant.parse("2032-02-02T08:00:00Z"), Instant.parse("2032-02-03T08:00:00Z"),
                            Instant.parse("2032-02-03T08:00:00Z"), Instant.parse("2032-02-04T08:00:00Z")));
        });
    }

    @Test
    void a_declined_swap_changes_nothing() {
        String first = onDuty("2032-03-02");
        String second = onDuty("2032-03-03");
        String id = propose(first, second, "2032-03-02T12:00:00Z", "2032-03-03T12:00:00Z").statusCode(201).extract()
                .path("id");
        answer(id, "decline", second).statusCode(200).body("state", equalTo("DECLINED"));

        answer(id, "decline", first).statusCode(200);
        answer(id, "accept", second).statusCode(409).body("detail", containsString("was declined"));
        assertThat(told(id)).extracting(swap -> swap.state() + " by " + swap.by())
                .containsExactly("PROPOSED by " + first, "DECLINED by " + second);
        assertThat(onDuty("2032-03-02")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "otto|otto|2032-04-02|2032-04-03|400|with oneself",
            "otto|stranger|2032-04-02|2032-04-03|400|with: there is no person of that key",
            "stranger|otto|2032-04-02|2032-04-03|400|by: there is no person of that key",
            "otto|bea|2031-04-02|2032-04-03|400|has begun or passed",
            "otto|bea|2032-04-02|2032-04-02|409|as a whole", "otto||2032-04-02|2032-04-02|400|with is missing",
            "|bea|2032-04-02|2032-04-02|400|by is missing", "otto|bea||2032-04-02|400|gives is missing",
            "otto|bea|2032-04-02|soon|400|takes=soon is no ISO 8601 time"})
    void a_swap_that_can_not_be_is_refused_and_changes_nothing(String by, String with, String gives, String takes,
            int status, String why) {
        int before = get(SWAPS).extract().<java.util.List<?>>path("items").size();
        propose(by, with, gives, takes).statusCode(status).contentType("application/problem+json")
                .body("detail", containsString(why));

        get(SWAPS).body("items", hasSize(before));
    }

    @Test
    void what_is_not_there_is_not_found() {
        answer(UUID.randomUUID().toString(), "accept", "bea").statusCode(404)
                .body("detail", containsString("no swap of that id"));
        answer(UUID.randomUUID().toString(), "decline", "bea").statusCode(404);
        get("/api/rotations/third-line/swaps").statusCode(404).body("detail", containsString("first-line"));
    }

    private static List<SwapChanged> told(String swap) {
        return told("rotation:labs-watch", SwapChanged.class).stream().filter(told -> told.swap().equals(swap))
                .toList();
    }

    private static String onDuty(String day) {
        return get("/api/rotations/labs-watch/on-duty?at=" + day + "T12:00:00Z").extract().path("person.key");
    }

    private static ValidatableResponse propose(String by, String with, String gives, String takes) {
        Map<String, String> body = new HashMap<>();
        body.put("by", by);
        body.put("with", with);
        body.put("gives", gives);
        body.put("takes", takes);
        return given().contentType(ContentType.JSON).body(body).post(SWAPS).then();
    }

    private static ValidatableResponse answer(String id, String answer, String by) {
        return given().contentType(ContentType.JSON).body(Map.of("by", by)).post(SWAPS + "/" + id + "/" + answer)
                .then();
    }
}
