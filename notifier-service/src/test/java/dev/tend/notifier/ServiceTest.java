package dev.tend.notifier;

import static io.restassured.RestAssured.given;

import java.util.List;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.path.json.JsonPath;

import dev.tend.events.PingEvent;
import dev.tend.events.Topics;
import dev.tend.kit.testing.Infrastructure;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

/** A test of the running service: with a real broker, a real database, and a stand-in chat server. */
@QuarkusTestResource(value = Infrastructure.class, initArgs = {
        @ResourceArg(name = "community", value = "community.yaml"),
        @ResourceArg(name = "tend.notifier.board-url", value = "https://board.example.org"),
        @ResourceArg(name = "tend.notifier.public-url", value = "https://tend.example.org/"),
        @ResourceArg(name = "tend.notifier.slack-response-host", value = "127.0.0.1")})
@QuarkusTestResource(Chat.class)
public abstract class ServiceTest {

    protected ChatServer chat;

    @Inject
    protected MovableClock clock;

    @Inject
    protected Jdbi jdbi;

    /** A test that moved the clock may have left pauses behind that end in its future. */
    @BeforeEach
    void endPauses() {
        jdbi.useHandle(
                handle -> handle.execute("update channel set next_at = now() where next_at > now() + interval '1 h'"));
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    protected static JsonPath ledger(Asked asked) {
        return given().queryParam("question", asked.question).get("/api/pings").then().statusCode(200).extract()
                .jsonPath();
    }

    /** The state of the question's only ping; null while there is none. */
    protected static String state(Asked asked) {
        return ledger(asked).getString("items[0].state");
    }

    /** The state of the question's only ping at this destination. */
    protected static String state(Asked asked, String destination) {
        return ledger(asked).getString("items.find { it.destination == '" + destination + "' }.state");
    }

    protected static <T extends PingEvent> List<T> told(Asked asked, Class<T> type) {
        return Topic.data(Topics.PINGS, type, ping -> ping.question().equals(asked.question));
    }

}
