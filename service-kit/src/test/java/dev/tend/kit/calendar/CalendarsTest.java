package dev.tend.kit.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.RemoteCalendar;
import dev.tend.kit.http.Outgoing;
import dev.tend.kit.testing.CalendarSite;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.MovableClock;

/** With the real database, and a server that changes and fails. */
@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class CalendarsTest {

    @Inject
    Outgoing http;

    @Inject
    Jdbi jdbi;

    @Inject
    MovableClock clock;

    @Inject
    Flyway flyway;

    @TempDir
    Path folder;

    private final CalendarSite site = new CalendarSite();
    private final String path = "/" + UUID.randomUUID();

    /** One of the service, with its own memory. */
    private final class Replica {
        private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
        private final Calendars calendars = new Calendars(http, jdbi, metrics, clock);
        private final RemoteCalendar<SortedSet<LocalDate>> calendar = read();
        private final AtomicInteger changes = new AtomicInteger();

        Replica() {
            calendars.start(List.of(calendar));
        }

        private void refresh() {
            calendars.refresh(List.of(calendar), changes::incrementAndGet);
        }

        private double problems() {
            return metrics.get("tend.calendar.problems").tag("place", "working-time.holidays").gauge().value();
        }
    }

    @BeforeEach
    void start() {
        site.start();
    }

    @AfterEach
    void stop() {
        site.close();
        clock.reset();
    }

    @Test
    void a_database_from_before_there_were_any_gets_their_table() {
        jdbi.useTransaction(transaction -> {
            transaction.execute("drop table calendar");
            transaction.execute("delete from flyway_schema_history where version = '0.4'");
        });

        assertThat(flyway.migrate().migrationsExecuted).isEqualTo(1);
    }

    @Test
    void it_is_read_at_the_start_and_every_hour_and_a_change_is_told() {
        site.has(path, "DTSTART;VALUE=DATE:20290101");
        Replica replica = new Replica();
        assertThat(replica.calendar.value()).containsExactly(LocalDate.of(2029, 1, 1));

        site.has(path, "DTSTART;VALUE=DATE:20290102");
        clock.advance(Duration.ofMinutes(59));
        replica.refresh();
        assertThat(replica.changes).hasValue(0);
        clock.advance(Duration.ofMinutes(1));
        replica.refresh();
        replica.refresh();

        assertThat(replica.calendar.value()).containsExactly(LocalDate.of(2029, 1, 2));
        assertThat(replica.changes).hasValue(1);
        assertThat(site.requests()).hasSize(2);
    }

    @Test
    void all_replicas_have_the_same_and_one_of_them_asks() {
        site.has(path, "DTSTART;VALUE=DATE:20290101");
        Replica one = new Replica();
        Replica two = new Replica();
        one.refresh();
        two.refresh();
        int asked = site.requests().size();

        site.has(path, "DTSTART;VALUE=DATE:20290102");
        clock.advance(Duration.ofHours(1));
        one.refresh();
        two.refresh();

        assertThat(two.calendar.value()).isEqualTo(one.calendar.value()).containsExactly(LocalDate.of(2029, 1, 2));
        assertThat(List.of(one.changes.get(), two.changes.get())).containsExactly(1, 1);
        assertThat(site.requests()).hasSize(asked + 1);
    }

    @Test
    void what_was_read_outlives_trouble_and_a_restart_and_the_trouble_is_seen() {
        site.has(path, "DTSTART;VALUE=DATE:20290101");
        Replica before = new Replica();
        site.answers(path, 200, "<html>Please sign in", Map.of());
        clock.advance(Duration.ofHours(1));
        before.refresh();
        assertThat(before.calendar.problems()).containsExactly(
                "it can't be read: it is no iCalendar file: let the address be that of an iCalendar (.ics)");
        assertThat(before.problems()).isEqualTo(1);
        site.stop();

        Replica after = new Replica();
        after.refresh();

        assertThat(List.of(before.calendar.value(), after.calendar.value()))
                .containsOnly(new TreeSet<>(List.of(LocalDate.of(2029, 1, 1))));
        assertThat(after.calendar.problems()).containsExactly("it can't be read: connection refused by 127.0.0.1");
        assertThat(after.changes).as("nothing has become another").hasValue(0);
    }

    @Test
    void one_that_was_never_read_is_asked_for_again_soon() {
        site.answers(path, 503, "", Map.of());
        Replica replica = new Replica();
        assertThat(replica.calendar.value()).isEmpty();
        assertThat(replica.calendar.problems()).containsExactly("it can't be read: HTTP 503 of 127.0.0.1");

        site.has(path, "DTSTART;VALUE=DATE:20290101");
        clock.advance(Duration.ofMinutes(1));
        replica.refresh();

        assertThat(replica.calendar.value()).containsExactly(LocalDate.of(2029, 1, 1));
        assertThat(replica.problems()).isZero();
        assertThat(replica.changes).hasValue(1);
    }

    @Test
    void a_clock_that_was_far_ahead_stops_nothing() {
        site.has(path, "DTSTART;VALUE=DATE:20290101");
        Replica replica = new Replica();
        clock.advance(Duration.ofDays(3650));
        replica.refresh();
        site.has(path, "DTSTART;VALUE=DATE:20290102");
        clock.reset();
        replica.refresh();

        assertThat(replica.calendar.value()).containsExactly(LocalDate.of(2029, 1, 2));
    }

    @Test
    void what_follows_from_a_change_is_done_again_if_it_fails() {
        site.has(path, "DTSTART;VALUE=DATE:20290101");
        Replica replica = new Replica();
        site.has(path, "DTSTART;VALUE=DATE:20290102");
        clock.advance(Duration.ofHours(1));

        assertThatThrownBy(() -> replica.calendars.refresh(List.of(replica.calendar), () -> {
            throw new IllegalStateException("the database is away");
        })).hasMessage("the database is away");
        replica.refresh();

        assertThat(replica.changes).hasValue(1);
    }

    private RemoteCalendar<SortedSet<LocalDate>> read() {
        try {
            Path file = Files.writeString(folder.resolve("community.yaml"), "community: x\nzone: UTC\n"
                    + "sources: {core: {kind: github, location: a/b}}\n"
                    + "working-time: {holidays: \"" + site.address(path) + "\"}\n");
            return CommunityFile.read(file, Map.of()).holidayCalendars().get(0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
