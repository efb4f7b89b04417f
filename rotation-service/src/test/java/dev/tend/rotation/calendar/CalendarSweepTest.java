package dev.tend.rotation.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import dev.tend.kit.testing.CalendarSite;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class CalendarSweepTest extends ServiceTest {

    @Inject
    Jdbi jdbi;

    private final CalendarSite site = CalendarSite.running();

    @Test
    void holidays_of_an_address_put_escalations_off_as_soon_as_they_are_known() {
        Instant start = Instant.now();
        LocalDate tomorrow = LocalDate.ofInstant(start, ZoneId.of("Europe/Berlin")).plusDays(1);
        String question = newQuestion();
        publish(Triage.of(question));
        listed(question);
        Topic.publish(Triage.event(Triage.of(question).aged("unanswered").revision(2).agedNow("unanswered", "calm")));
        await().until(() -> daysUntilEscalated(question, start) == 1);

        offAt(tomorrow, tomorrow.plusDays(1));
        clock.advance(Duration.ofHours(1));

        await().until(() -> daysUntilEscalated(question, start) == 3);
    }

    @Test
    void an_address_is_a_rotation_which_changes_with_it_and_outlives_its_trouble() {
        pier().body("onDuty", nullValue()).body("calendar", equalTo("127.0.0.1")).body("members", empty())
                .body("calendarProblems", contains("it can't be read: HTTP 503 of 127.0.0.1"))
                .body("warnings.everybodyAway", contains(false));
        String question = newQuestion();
        publish(Triage.of(question).source("pier"));
        assertThat(listed(question).getString("assignee")).isNull();

        site.has("/pier", shift("Bea Lindqvist"));
        clock.advance(Duration.ofHours(1));
        await().until(() -> "bea".equals(now(question).getString("assignee")));
        pier().body("onDuty.person.key", equalTo("bea")).body("members.key", contains("bea"))
                .body("calendarProblems", empty());

        site.has("/pier", shift("otto"), shift("Canary's dentist"));
        clock.advance(Duration.ofHours(1));
        await().untilAsserted(() -> pier().body("onDuty.person.key", equalTo("otto")));
        pier().body("calendarProblems", hasSize(1))
                .body("calendarProblems[0]", containsString("names nobody of people"))
                .body("calendarProblems[0]", not(containsString("Canary")));
        assertThat(now(question).getString("assignee")).as("whose it was").isEqualTo("bea");

        site.answers("/pier", 500, "", Map.of());
        clock.advance(Duration.ofHours(1));
        await().untilAsserted(
                () -> pier().body("calendarProblems", hasItem("it can't be read: HTTP 500 of 127.0.0.1")));
        pier().body("onDuty.person.key", equalTo("otto"));
    }

    private static ValidatableResponse pier() {
        return get("/api/rotations/pier-watch").statusCode(200);
    }

    private static String shift(String title) {
        DateTimeFormatter utc = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
        Instant now = Instant.now();
        return "DTSTART:" + utc.format(now.minus(Duration.ofHours(1))) + "\nDTEND:"
                + utc.format(now.plus(Duration.ofDays(3))) + "\nSUMMARY:" + title;
    }

    private void offAt(LocalDate... days) {
        site.has("/holidays", Stream.of(days).map(day -> "DTSTART;VALUE=DATE:" + day.toString().replace("-", ""))
                .toArray(String[]::new));
    }

    /** Rounded; -1 as long as it is not known. */
    private long daysUntilEscalated(String question, Instant start) {
        return jdbi.withHandle(handle -> handle.createQuery("select due_at from escalation where question = ?")
                .bind(0, question).mapTo(Instant.class).findOne())
                .map(due -> Duration.between(start, due).plusHours(12).toDays()).orElse(-1L);
    }
}
