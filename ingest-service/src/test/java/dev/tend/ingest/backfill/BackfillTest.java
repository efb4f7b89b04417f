package dev.tend.ingest.backfill;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.restassured.path.json.JsonPath;

import dev.tend.events.Event;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionPosted;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Topics;
import dev.tend.events.Via;
import dev.tend.ingest.IngestTest;
import dev.tend.ingest.Stub;
import dev.tend.ingest.Stub.Answer;
import dev.tend.ingest.github.GithubStub;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@IngestTest
class BackfillTest {

    private static final String REPOSITORY = "lumen/history";
    private static final Instant THEN = Instant.parse("2024-03-01T12:00:00Z");

    @Inject
    Jdbi jdbi;

    @Inject
    MovableClock clock;

    private final long number = ThreadLocalRandom.current().nextLong(1_000_000, 1_000_000_000);
    private GithubStub github;

    @BeforeEach
    void start() {
        Stub.reset();
        github = new GithubStub(REPOSITORY, false);
        jdbi.useHandle(handle -> handle.execute("delete from backfill"));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void history_is_loaded_whole_and_silently_and_a_second_time_nothing_is_told_again() {
        history(450);

        backfill("");

        List<QuestionEvent> told = told();
        assertThat(told).hasSize(450 + 45 + 150).allMatch(fact -> fact.via() == Via.BACKFILL);
        assertThat(told).filteredOn(QuestionPosted.class::isInstance).hasSize(450);
        assertThat(told).filteredOn(QuestionClosed.class::isInstance).hasSize(150);
        assertThat(told).filteredOn(ReplyPosted.class::isInstance).hasSize(45);
        JsonPath progress = progress();
        assertThat(progress.getInt("questions")).isEqualTo(450);
        assertThat(progress.getInt("replies")).isEqualTo(45);
        assertThat(progress.getInt("pages")).isEqualTo(6);

        backfill("");
        assertThat(told()).hasSize(450 + 45 + 150);
        assertThat(progress().getInt("questions")).isZero();
    }

    @Test
    void after_trouble_it_goes_on_at_the_page_where_it_was() {
        history(450);
        AtomicBoolean broken = new AtomicBoolean(true);
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> request.parameter("page", "1").equals("3")
                && broken.get() ? Answer.of(502) : github.list(request));
        post("").statusCode(202);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(progress().getString("error")).isEqualTo("HTTP 502"));
        assertThat(progress().getString("state")).isEqualTo("RUNNING");
        assertThat(progress().getInt("failures")).isEqualTo(1);
        assertThat(Instant.parse(progress().getString("nextAt")))
                .isAfter(Instant.parse(progress().getString("startedAt")));
        assertThat(progress().getString("state")).isEqualTo("RUNNING");
        assertThat(progress().getInt("pages")).isEqualTo(2);
        int asked = Stub.requests("/repos/" + REPOSITORY + "/issues?").size();

        broken.set(false);
        clock.advance(Duration.ofSeconds(11));
        done();

        assertThat(Stub.requests("/repos/" + REPOSITORY + "/issues?").get(asked).parameter("page", "1")).isEqualTo("3");
        assertThat(told()).filteredOn(QuestionPosted.class::isInstance).hasSize(450);
        assertThat(progress().getInt("questions")).isEqualTo(450);
    }

    @Test
    void what_is_not_as_documented_is_skipped_and_said() {
        history(20);
        github.issues.get(7).put("title", " ");
        backfill("");
        assertThat(told()).filteredOn(QuestionPosted.class::isInstance).hasSize(19);
        assertThat(progress().getString("error")).isEqualTo("skipped 1, such as issue " + (number + 7)
                + ": \"title\" is missing");
    }

    @Test
    void what_a_killed_replica_left_is_taken_over_when_its_lease_is_over() {
        history(150);
        post("").statusCode(202);
        jdbi.useHandle(handle -> handle.execute(
                "update backfill set lease_until = now() + interval '30 s' where source = 'history'"));
        clock.advance(Duration.ofSeconds(31));
        done();
        assertThat(told()).filteredOn(QuestionPosted.class::isInstance).hasSize(150);
    }

    @Test
    void only_one_runs_at_a_time() throws Exception {
        history(10);
        CountDownLatch held = new CountDownLatch(1);
        Stub.answer("/repos/" + REPOSITORY + "/issues?", request -> {
            try {
                held.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return github.list(request);
        });
        post("").statusCode(202).header("Location", endsWith("/api/sources/history/backfill"));
        post("").statusCode(409).contentType("application/problem+json").body("detail", containsString("Wait"));
        held.countDown();
        done();
        assertThat(told()).hasSize(10 + 4 + 1);
    }

    @Test
    void it_begins_and_ends_where_it_is_told_to() {
        history(300);
        given().contentType("application/json").body("{\"since\": \"2024-03-02\", \"until\": \"2024-03-04T00:00:00Z\"}")
                .post("/api/sources/history/backfill").then().statusCode(202)
                // Midnight in Lisbon is midnight in UTC in winter.
                .body("since", equalTo("2024-03-02T00:00:00Z")).body("until", equalTo("2024-03-04T00:00:00Z"));
        done();
        assertThat(told()).filteredOn(QuestionPosted.class::isInstance)
                .extracting(fact -> ((QuestionPosted) fact).postedAt())
                .allMatch(at -> !at.isBefore(Instant.parse("2024-03-02T00:00:00Z"))
                        && at.isBefore(Instant.parse("2024-03-04T00:00:00Z")))
                .hasSize(48);
    }

    @Test
    void what_cannot_be_meant_is_said_so() {
        post("?since=yesterday").statusCode(400).body("detail", containsString("2024-01-01"));
        post("?since=-999999999-01-01T00:00:00Z").statusCode(400).body("detail",
                containsString("between 1970 and 9999"));
        post("?until=99999-01-01T00:00:00Z").statusCode(400).body("detail", containsString("until must be"));
        post("?since=2024-03-02&until=2024-03-01").statusCode(400).body("detail",
                containsString("since must be before"));
        refused("{", "The body is not JSON");
        refused("{\"sinse\": \"2024-01-01\"}", "The key sinse is not known here: write one of since, until.");
        refused("{\"since\": 2024}", "The value of since");
        given().post("/api/sources/nowhere/backfill").then().statusCode(404);
        given().get("/api/sources/history/backfill").then().statusCode(404);
    }

    private static void refused(String body, String why) {
        given().body(body).post("/api/sources/history/backfill").then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString(why));
    }

    /** One question an hour; every third closed, every tenth answered. */
    private void history(int questions) {
        IntStream.range(0, questions).forEach(i -> {
            Instant at = THEN.plus(Duration.ofHours(i));
            var issue = github.issue(REPOSITORY, number + i, at);
            if (i % 3 == 0) {
                issue.put("state", "closed").put("closed_at", at.plusSeconds(60).toString());
            }
            if (i % 10 == 0) {
                github.comment(REPOSITORY, number + i, number + i, at.plusSeconds(30));
            }
        });
    }

    private static io.restassured.response.ValidatableResponse post(String query) {
        return given().post("/api/sources/history/backfill" + query).then();
    }

    private static void backfill(String query) {
        post(query).statusCode(202);
        done();
    }

    private static void done() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(progress().getString("state")).isEqualTo("DONE"));
    }

    private static JsonPath progress() {
        return given().get("/api/sources/history/backfill").then().statusCode(200).extract().jsonPath();
    }

    private List<QuestionEvent> told() {
        return Topic.events(Topics.QUESTIONS).stream().map(Event::data).map(QuestionEvent.class::cast)
                .filter(fact -> fact.source().equals("history")).filter(fact -> {
                    long asked = Long.parseLong(fact.question().replaceFirst(".*#", ""));
                    return asked >= number && asked < number + 1_000;
                }).toList();
    }
}
