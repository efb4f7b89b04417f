package dev.tend.rotation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.inject.Inject;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;

import dev.tend.events.EventData;
import dev.tend.events.QuestionId;
import dev.tend.events.Topics;
import dev.tend.kit.testing.CalendarSite;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

/** A test of the running service, with a real broker and database. Each test has questions of its own. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = {
        @ResourceArg(name = "community", value = "community.yaml"),
        @ResourceArg(name = "calendar", value = "nights.ics")})
@QuarkusTestResource(CalendarSite.class)
public abstract class ServiceTest {

    @Inject
    protected MovableClock clock;

    private int questions;
    private final String run = UUID.randomUUID().toString();

    @BeforeAll
    static void bePatient() {
        // The consumer groups settle only after the first test began.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    /** An id that no other test has. */
    protected String newQuestion() {
        return "github:pinwheel/engine#" + run + "-" + ++questions;
    }

    protected static ValidatableResponse get(String path) {
        return given().get(path).then();
    }

    protected static ValidatableResponse act(String question, String action, Map<String, ?> body) {
        return given().contentType(ContentType.JSON).body(body)
                .post("/api/questions/" + QuestionId.key(question) + "/" + action).then();
    }

    /** The question as the API has it, once it is there. */
    protected static JsonPath listed(String question) {
        await().until(() -> given().get("/api/questions/" + QuestionId.key(question)).statusCode() == 200);
        return now(question);
    }

    /** The question as the API has it. */
    protected static JsonPath now(String question) {
        return get("/api/questions/" + QuestionId.key(question)).statusCode(200).extract().jsonPath();
    }

    /** What was told of the question, oldest first. */
    protected static <T extends EventData> List<T> told(String question, Class<T> type) {
        return Topic.data(Topics.ASSIGNMENTS, type, event -> event.subject().equals(question));
    }

    protected static void publish(Triage... triages) {
        Topic.publish(java.util.Arrays.stream(triages).map(Triage::event).toArray(dev.tend.events.Event[]::new));
    }

    /** As several replicas do that look at the same time, again and again. */
    protected static void atOnce(Runnable sweep) throws InterruptedException {
        ExecutorService replicas = Executors.newFixedThreadPool(6);
        try {
            for (var swept : replicas.invokeAll(Collections.nCopies(24, Executors.callable(sweep)))) {
                assertThat(swept).succeedsWithin(Duration.ofSeconds(30));
            }
        } finally {
            replicas.shutdown();
        }
    }
}
