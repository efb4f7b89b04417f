package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.io.StringReader;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

import dev.tend.rotation.ServiceTest;
import net.fortuna.ical4j.data.CalendarBuilder;

@QuarkusTest
class PeopleResourceTest extends ServiceTest {

    /** Of two in labs-watch, in 2031; otto begins on 1 March. */
    private static final String WATCH = "/api/rotations/labs-watch/on-duty?at=2031-04-11T12:00:00Z";

    @Test
    void who_is_away_serves_when_they_are_back_and_an_absence_can_be_taken_back() {
        clock.moveTo(Instant.parse("2031-04-01T12:00:00Z"));
        String usual = get(WATCH).extract().path("person.key");
        String other = usual.equals("otto") ? "bea" : "otto";
        String id = tell(usual, "2031-04-11", "2031-04-11").statusCode(201).body("from", equalTo("2031-04-11"))
                .body("endedAt", nullValue()).extract().path("id");
        tell(usual, "2031-04-11", "2031-04-11").statusCode(200).body("id", equalTo(id));

        get(WATCH).body("person.key", equalTo(other)).body("everybodyAway", equalTo(false));
        get(WATCH.replace("04-11", "04-12")).body("person.key", equalTo(usual));
        get("/api/people/" + usual + "/absences").body("items.findAll { it.id == '" + id + "' }", hasSize(1));

        String others = tell(other, "2031-04-11", "2031-04-11").statusCode(201).extract().path("id");
        get(WATCH).body("person.key", equalTo(usual)).body("everybodyAway", equalTo(true));

        takeBack(other, others).statusCode(204);
        takeBack(other, id).statusCode(404);
        takeBack(usual, id).statusCode(204);
        get(WATCH).body("person.key", equalTo(usual)).body("everybodyAway", equalTo(false));
        takeBack(usual, id).statusCode(404).body("detail", containsString("no absence of that id"));
    }

    @Test
    void what_is_over_stays_and_what_has_begun_can_be_ended() {
        clock.moveTo(Instant.parse("2031-05-01T12:00:00Z"));
        String id = tell("zed", "2031-05-01", "2031-05-10").statusCode(201).extract().path("id");
        clock.moveTo(Instant.parse("2031-05-03T12:00:00Z"));
        takeBack("zed", id).statusCode(204);

        get("/api/people/zed/absences").body("items.find { it.id == '" + id + "' }.endedAt",
                startsWith("2031-05-03T12:00:0"));
        takeBack("zed", id).statusCode(409).body("detail", containsString("It was over"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "2031-05-01|2031-05-02|which has passed",
            "2031-07-02|2031-07-01|before its start",
            "2031-07-02|2039-07-01|more than three years", "soon|2031-07-01|from=soon is no day",
            "|2031-07-01|from is missing", "2031-07-01||until is missing"})
    void an_absence_that_can_not_be_is_refused_and_changes_nothing(String from, String until, String why) {
        clock.moveTo(Instant.parse("2031-06-01T12:00:00Z"));
        tell("mo", from, until).statusCode(400).contentType("application/problem+json")
                .body("detail", containsString(why));

        get("/api/people/mo/absences").body("items", hasSize(0));
    }

    @Test
    void an_unknown_person_is_not_found() {
        tell("stranger", "2031-07-01", "2031-07-01").statusCode(404).body("detail",
                containsString("mo, zed, bea, otto"));
        get("/api/people/stranger/absences").statusCode(404);
        get("/api/people/stranger/calendar.ics").statusCode(404).contentType("application/problem+json");
    }

    @Test
    void a_person_subscribes_to_their_shifts() throws Exception {
        clock.moveTo(Instant.parse("2026-02-01T00:00:00Z"));
        String calendar = get("/api/people/mo/calendar.ics").statusCode(200).contentType("text/calendar").extract()
                .asString();

        assertThat(new CalendarBuilder().build(new StringReader(calendar)).getComponents("VEVENT")).hasSize(9);
    }

    private static ValidatableResponse tell(String person, String from, String until) {
        Map<String, String> body = new HashMap<>();
        body.put("from", from);
        body.put("until", until);
        return given().contentType(ContentType.JSON).body(body).post("/api/people/" + person + "/absences").then();
    }

    private static ValidatableResponse takeBack(String person, String id) {
        return given().delete("/api/people/" + person + "/absences/" + id).then();
    }
}
