package dev.tend.rotation.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.equalToIgnoringCase;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.tend.events.ShiftStarted;
import dev.tend.events.Topics;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import net.fortuna.ical4j.data.CalendarBuilder;

@QuarkusTest
class RotationsResourceTest extends ServiceTest {

    @Test
    void all_rotations_are_listed_in_the_order_of_the_file() {
        get("/api/rotations").statusCode(200)
                .body("items.name", contains("first-line", "second-line", "labs-watch", "nights", "pier-watch"))
                .body("items[0].members.key", contains("zed", "bea", "mo")).body("items[0].every", equalTo("P7D"))
                .body("items[0].starts", equalTo("2026-01-05T09:00")).body("items[0].zone", equalTo("Europe/Berlin"))
                .body("items[0].order", equalTo("alphabetical")).body("items[0].backUp", equalTo("second-line"))
                .body("items[2].onDuty", nullValue()).body("items[2].next.from", equalTo("2031-03-01T08:00:00Z"));
    }

    @Test
    void who_is_on_duty_is_told_for_any_time() {
        get("/api/rotations/first-line/on-duty?at=2026-04-01T12:00:00Z").statusCode(200)
                .body("rotation", equalTo("first-line")).body("person.key", equalTo("zed"))
                .body("person.name", equalTo("alva Zander")).body("from", equalTo("2026-03-30T07:00:00Z"))
                .body("until", equalTo("2026-04-06T07:00:00Z")).body("backUp.key", equalTo("otto"))
                .body("next.person.key", equalTo("bea"));
        get("/api/rotations/first-line/on-duty?at=2026-01-05T08:59").body("person", nullValue())
                .body("next.person.key", equalTo("zed"));
        get("/api/rotations/first-line/on-duty").statusCode(200);
    }

    @Test
    void shifts_are_listed_over_a_time() {
        get("/api/rotations/first-line/shifts?from=2026-03-20&to=2026-04-01").statusCode(200)
                .body("items.person.key", contains("bea", "mo", "zed"))
                .body("items.from", contains("2026-03-16T08:00:00Z", "2026-03-23T08:00:00Z", "2026-03-30T07:00:00Z"));
        get("/api/rotations/first-line/shifts").body("items", hasSize(9));
    }

    @Test
    void an_existing_calendar_is_a_rotation_like_another() {
        get("/api/rotations/nights").statusCode(200).body("calendar", equalTo("nights.ics"))
                .body("members.key", contains("bea")).body("order", nullValue()).body("starts", nullValue())
                .body("onDuty", nullValue()).body("next.from", equalTo("2040-01-09T20:00:00Z"));
        get("/api/rotations/nights/shifts?from=2040-01-09&to=2040-02-01")
                .body("items.person.key", contains("bea", "bea"))
                .body("items.until", contains("2040-01-10T08:00:00Z", "2040-01-11T08:00:00Z"));
        get("/api/rotations/nights/on-duty?at=2040-01-10T00:00:00Z").body("person.key", equalTo("bea"))
                .body("next.from", equalTo("2040-01-10T20:00:00Z"));
        get("/api/rotations/nights/on-duty?at=2040-01-10T12:00:00Z").body("person", nullValue());
        get("/api/rotations/nights/on-duty?at=2040-02-01T00:00:00Z").statusCode(200).body("next", nullValue());
        given().get("/api/rotations/nights/calendar.ics").then().statusCode(200);
    }

    @Test
    void a_calendar_client_can_subscribe() throws Exception {
        String calendar = given().get("/api/rotations/first-line/calendar.ics").then().statusCode(200)
                .contentType(equalToIgnoringCase("text/calendar;charset=utf-8")).extract().asString();

        assertThat(new CalendarBuilder().build(new StringReader(calendar)).getComponents("VEVENT")).hasSize(27);
    }

    @Test
    void an_override_takes_the_time_and_its_start_is_told_once() {
        Instant from = Instant.parse("2028-06-06T10:00:00Z");
        clock.moveTo(from.minusSeconds(3600));
        take(Map.of("person", "otto", "from", "2028-06-06T10:00:00Z", "until", "2028-06-06T12:00:00Z")).statusCode(201)
                .body("person.name", equalTo("Otto Quist")).body("rotation", equalTo("first-line"));

        get("/api/rotations/first-line/on-duty?at=2028-06-06T11:00:00Z").body("person.key", equalTo("otto"))
                .body("from", equalTo("2028-06-06T10:00:00Z")).body("until", equalTo("2028-06-06T12:00:00Z"));
        get("/api/rotations/first-line/on-duty?at=2028-06-06T12:00:00Z").body("from", equalTo("2028-06-06T12:00:00Z"));
        clock.advance(Duration.ofHours(1).plusSeconds(10));
        await().until(() -> !started(from).isEmpty());
        clock.advance(Duration.ofHours(2));
        await().until(() -> !started(from.plus(Duration.ofHours(2))).isEmpty());
        assertThat(started(from)).singleElement().satisfies(shift -> {
            assertThat(shift.person()).isEqualTo("otto");
            assertThat(shift.previous()).isIn("mo", "zed", "bea");
            assertThat(shift.until()).isEqualTo("2028-06-06T12:00:00Z");
        });
        assertThat(started(from.plus(Duration.ofHours(2)))).singleElement()
                .satisfies(shift -> assertThat(shift.previous()).isEqualTo("otto"));
    }

    @Test
    void an_override_that_is_asked_for_again_is_the_one_there_is() {
        Map<String, String> bea = Map.of("person", "bea", "from", "2027-06-06T10:00:00Z", "until",
                "2027-06-06T12:00:00Z");
        clock.moveTo(Instant.parse("2027-06-06T09:59:59Z"));
        String first = take(bea).statusCode(201).extract().path("id");
        take(bea).statusCode(200).body("id", equalTo(first));

        take(Map.of("person", "otto", "from", "2027-06-06T11:00:00Z", "until", "2027-06-06T11:30:00Z")).statusCode(201);
        take(bea).statusCode(201).body("id", not(equalTo(first)));
    }

    @Test
    void an_override_from_now_on_that_is_asked_for_again_is_the_one_there_is() {
        Instant now = Instant.parse("2027-07-07T10:00:00Z");
        Map<String, String> zed = Map.of("person", "zed", "from", now.toString(), "until", "2027-07-07T12:00:00Z");
        clock.moveTo(now.plusSeconds(2));
        String first = take(zed).statusCode(201).extract().path("id");

        clock.advance(Duration.ofMinutes(30));
        take(zed).statusCode(200).body("id", equalTo(first));
    }

    @Test
    void a_shift_that_began_before_tend_did_is_told_to_nobody() {
        Instant current = Instant
                .parse(get("/api/rotations/second-line/on-duty?at=" + Instant.now()).extract().path("from"));

        await().during(Duration.ofSeconds(3)).until(() -> Topic
                .data(Topics.ASSIGNMENTS, ShiftStarted.class, shift -> shift.rotation().equals("second-line")).stream()
                .noneMatch(shift -> shift.from().equals(current)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "stranger|2099-01-01T00:00:00Z|2099-01-02T00:00:00Z|mo, zed, bea, otto",
            "bea|2020-01-01T00:00:00Z|2020-01-02T00:00:00Z|has passed",
            "bea|2020-01-01T00:00:00Z|2099-01-02T00:00:00Z|has passed",
            "bea|2099-01-02T00:00:00Z|2099-01-02T00:00:00Z|is not after its start",
            "bea|soon|2099-01-02|from=soon is no ISO 8601 time",
            "bea|2099-01-02T00:00:00Z||until is missing",
            "|2099-01-01T00:00:00Z|2099-01-02T00:00:00Z|person is missing",
            "bea|2099-01-01T00:00:00Z|2099-01-02T00:00:00Z|more than three years"})
    void an_override_that_can_not_be_is_refused_and_changes_nothing(String person, String from, String until,
            String why) {
        Map<String, String> body = new java.util.HashMap<>();
        body.put("person", person);
        body.put("from", from);
        body.put("until", until);
        take(body).statusCode(400).contentType("application/problem+json").body("detail", containsString(why));

        get("/api/rotations/first-line/on-duty?at=2099-01-01T12:00:00Z").body("from", equalTo("2098-12-29T08:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "on-duty", "shifts", "calendar.ics"})
    void an_unknown_rotation_is_not_found(String what) {
        get("/api/rotations/third-line/" + what).statusCode(404).contentType("application/problem+json")
                .body("detail", containsString("first-line, second-line, labs-watch"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "on-duty?at=now|at=now is no ISO 8601 time",
            "on-duty?at=+1000000000-01-01|no ISO 8601 time",
            "shifts?from=2026-02-01&to=2026-01-01|is not after",
            "shifts?from=2020-01-01&to=2026-01-01|more than three years"})
    void a_time_that_makes_no_sense_is_a_problem(String query, String why) {
        get("/api/rotations/first-line/" + query).statusCode(400).contentType("application/problem+json")
                .body("detail", containsString(why));
    }

    @Test
    void the_api_is_described() {
        given().accept(ContentType.JSON).get("/q/openapi").then().statusCode(200)
                .body("paths.'/api/questions/{key}/snooze'.post.summary", containsString("Put it off"))
                .body("paths.'/api/rotations/{name}/calendar.ics'.get.summary", containsString("RFC 5545"));
    }

    private static io.restassured.response.ValidatableResponse take(Map<String, String> body) {
        return given().contentType(ContentType.JSON).body(body).post("/api/rotations/first-line/overrides").then();
    }

    private static List<ShiftStarted> started(Instant from) {
        return Topic.data(Topics.ASSIGNMENTS, ShiftStarted.class,
                shift -> shift.rotation().equals("first-line") && shift.from().equals(from));
    }
}
