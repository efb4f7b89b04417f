package dev.tend.ingest;

import static io.restassured.RestAssured.given;

import java.util.List;
import java.util.Map;

import org.jdbi.v3.core.Jdbi;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.Topics;
import dev.tend.kit.testing.Topic;

/** What tests ask of the running service. */
public final class Asked {

    private Asked() {
    }

    /** The facts in Kafka about this question, oldest first. */
    public static List<QuestionEvent> facts(String question) {
        return Topic.events(Topics.QUESTIONS).stream().filter(event -> event.subject().equals(question))
                .map(Event::data).map(QuestionEvent.class::cast).toList();
    }

    public static Map<String, Object> state(String source) {
        return given().get("/api/sources").then().statusCode(200).extract().jsonPath()
                .getMap("find { it.key == '" + source + "' }");
    }

    /** Makes a source due to be polled. */
    public static void poll(Jdbi jdbi, String source) {
        jdbi.useHandle(handle -> handle.execute(
                "update poll set next_at = 'epoch', lease_until = 'epoch', last_ok_at = null, last_error = null where source = ?",
                source));
    }
}
