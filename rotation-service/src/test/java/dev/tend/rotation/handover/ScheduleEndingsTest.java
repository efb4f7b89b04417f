package dev.tend.rotation.handover;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;

import dev.tend.events.ScheduleEnding;
import dev.tend.kit.testing.CalendarSite;
import dev.tend.rotation.ServiceTest;

@QuarkusTest
class ScheduleEndingsTest extends ServiceTest {

    private static final Instant UNTIL = Instant.parse("2036-03-13T08:00:00Z");

    @Inject
    ScheduleEndings endings;

    @Test
    void that_everybody_is_away_is_told_once_a_week_ahead_and_shown() {
        clock.moveTo(Instant.parse("2036-03-01T12:00:00Z"));
        List<String> absences = absent("2036-03-10", "2036-03-12").toList();
        endings.sweep();
        assertThat(ending()).isEmpty();

        clock.moveTo(Instant.parse("2036-03-05T12:00:00Z"));
        endings.sweep();
        endings.sweep();
        assertThat(ending()).singleElement().satisfies(gap -> {
            assertThat(gap.from()).isEqualTo("2036-03-10T08:00:00Z");
            assertThat(gap.because()).isEqualTo(ScheduleEnding.Because.EVERYBODY_AWAY);
            assertThat(gap.person()).isIn("otto", "bea");
        });
        get("/api/rotations/labs-watch").statusCode(200).body("warnings", hasSize(1))
                .body("warnings[0].until", equalTo(UNTIL.toString())).body("warnings[0].everybodyAway", equalTo(true));
        absences = Stream.concat(absences.stream(), absent("2036-03-09", "2036-03-09")).toList();
        endings.sweep();
        endings.sweep();
        assertThat(ending()).as("it begins sooner").extracting(ScheduleEnding::from).containsExactly(
                Instant.parse("2036-03-10T08:00:00Z"), Instant.parse("2036-03-09T08:00:00Z"));
        absences.forEach(absence -> given().delete(absence).then().statusCode(204));
        get("/api/rotations/labs-watch").body("warnings", hasSize(0));
        get("/api/rotations/night").statusCode(404).body("detail", containsString("labs-watch"));
    }

    @Test
    void that_the_holidays_of_a_running_service_end_is_told_once_by_each_rotation_a_week_ahead() throws Exception {
        Instant end = Instant.parse("2037-03-10T23:00:00Z");
        CalendarSite.running().has("/holidays", "DTSTART;VALUE=DATE:20370310");
        clock.moveTo(end.minus(Duration.ofDays(8)));
        endings.sweep();
        assertThat(holidaysEnd(end)).isEmpty();

        clock.moveTo(end.minus(Duration.ofDays(6)));
        await().until(() -> {
            endings.sweep();
            return !holidaysEnd(end).isEmpty();
        });
        atOnce(endings::sweep);
        assertThat(holidaysEnd(end)).extracting(ScheduleEnding::rotation).contains("labs-watch")
                .doesNotHaveDuplicates();
    }

    private static List<ScheduleEnding> holidaysEnd(Instant end) {
        return told("holidays", ScheduleEnding.class).stream().filter(told -> told.from().equals(end)).toList();
    }

    /** The addresses of their absences. */
    private static Stream<String> absent(String from, String until) {
        return Stream.of("otto", "bea").map(person -> "/api/people/" + person + "/absences/" + given()
                .contentType(ContentType.JSON).body(Map.of("from", from, "until", until))
                .post("/api/people/" + person + "/absences").then().statusCode(201).extract().<String>path("id"));
    }

    private static List<ScheduleEnding> ending() {
        return told("rotation:labs-watch", ScheduleEnding.class).stream().filter(gap -> gap.until().equals(UNTIL))
                .toList();
    }
}
