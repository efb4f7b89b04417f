package dev.tend.classifier.question;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tend.classifier.ServiceTest;
import dev.tend.classifier.Story;
import dev.tend.kit.community.WorkingTime;
import dev.tend.kit.testing.CalendarSite;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@ServiceTest
class HolidaysTest {

    private static final ZoneId PRAGUE = ZoneId.of("Europe/Prague");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Inject
    Jdbi jdbi;

    @Inject
    MovableClock clock;

    private final CalendarSite site = CalendarSite.running();
    private final Story story = new Story("github:heron/server#" + UUID.randomUUID(),
            Instant.now().truncatedTo(ChronoUnit.SECONDS));
    private final LocalDate tomorrow = LocalDate.ofInstant(story.start(), PRAGUE).plusDays(1);

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void those_of_an_address_count_as_soon_as_they_are_known_and_stay_while_it_is_away() {
        Topic.publish(story.posted("Opening hours", "When?"),
                story.edited(Duration.ofSeconds(1), "Opening hours", "When?", "desk"));
        await().atMost(PATIENCE).until(this::deadline, due()::equals);

        offAt(tomorrow);
        clock.advance(Duration.ofHours(1));
        await().atMost(PATIENCE).until(this::deadline, due(tomorrow)::equals);

        offAt(tomorrow, tomorrow.plusDays(1));
        clock.advance(Duration.ofHours(1));
        await().atMost(PATIENCE).until(this::deadline, due(tomorrow, tomorrow.plusDays(1))::equals);

        site.answers("/holidays", 200, "<html>Please sign in</html>", Map.of());
        clock.advance(Duration.ofHours(1));
        await().atMost(PATIENCE).untilAsserted(() -> given().get("/q/metrics").then().body(containsString(
                "tend_calendar_problems{place=\"working-time.holidays\"} 2.0")));
        assertThat(deadline()).isEqualTo(due(tomorrow, tomorrow.plusDays(1)));
    }

    private void offAt(LocalDate... days) {
        site.has("/holidays", Stream.of(days).map(day -> "DTSTART;VALUE=DATE:" + day.toString().replace("-", ""))
                .toArray(String[]::new));
    }

    private Optional<Instant> due(LocalDate... off) {
        return Optional.of(new WorkingTime(PRAGUE, EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT,
                LocalTime.MIDNIGHT, new TreeSet<>(List.of(off))).plus(story.start(), Duration.ofDays(2)));
    }

    private Optional<Instant> deadline() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select due_at from deadline where question = ? and policy = 'desk'")
                .bind(0, story.question()).mapTo(Instant.class).findOne());
    }
}
