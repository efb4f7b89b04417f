package dev.tend.rotation.calendar;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

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
