package dev.tend.ingest.poll;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.github.GithubStub;

/** The clock was ahead for a while, and is right again: times that it set do not keep Tend silent until they come. */
@IngestTest
class ClockAheadTest {

    @Inject
    Jdbi jdbi;

    @BeforeEach
    void start() {
        Stub.reset();
        new GithubStub("lumen/polled", false);
        new GithubStub("lumen/history", false);
        Stub.answer("/graphql", request -> Answer.of(502));
    }

    @Test
    void a_source_whose_next_poll_is_days_ahead_is_polled_at_once() {
        set("update poll set next_at = now() + interval '3 d', lease_until = 'epoch' where source = 'polled'");

        await().atMost(Duration.ofSeconds(20)).until(() -> is(
                "select next_at < now() + interval '1 d' from poll where source = 'polled'"));
    }

    @Test
    void a_poll_that_was_going_on_while_the_clock_was_ahead_is_taken_over() {
        set("update poll set next_at = 'epoch', lease_until = now() + interval '3 d' where source = 'polled'");

        await().atMost(Duration.ofSeconds(20)).until(() -> is(
                "select lease_until < now() + interval '1 d' from poll where source = 'polled'"));
    }

    @Test
    void a_pause_that_a_source_may_ask_for_is_kept() {
        set("update poll set next_at = now() + interval '50 min', lease_until = 'epoch' where source = 'polled'");

        await().pollDelay(Duration.ofSeconds(3)).atMost(Duration.ofSeconds(10)).until(() -> is(
                "select next_at > now() + interval '45 min' from poll where source = 'polled'"));
    }

    @Test
    void a_backfill_that_pauses_for_days_goes_on_at_once() {
        jdbi.useHandle(handle -> handle.execute("delete from backfill"));
        given().post("/api/sources/history/backfill").then().statusCode(202);
        set("update backfill set state = 'RUNNING', next_at = now() + interval '3 d', lease_until = now() + interval '3 d'");

        await().atMost(Duration.ofSeconds(20)).until(() -> is(
                "select next_at < now() + interval '1 d' or state <> 'RUNNING' from backfill"));
    }

    private void set(String statement) {
        assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.execute(statement))).isEqualTo(1);
    }

    private boolean is(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Boolean.class).findOne().orElse(false));
    }
}
