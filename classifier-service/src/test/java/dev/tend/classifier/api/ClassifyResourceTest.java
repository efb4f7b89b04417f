package dev.tend.classifier.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;

import dev.tend.classifier.ServiceTest;

@ServiceTest
class ClassifyResourceTest {

    @Test
    void a_text_is_typed_with_confidence_and_reasons() {
        classify(Map.of("title", "How do I list all notes?", "body", "Is there an example of paging?"))
                .statusCode(200)
                .body("type", equalTo("QUESTION"))
                .body("by", equalTo("RULES"))
                .body("confidence", greaterThan(0.5))
                .body("reasons", hasItem("its title is a question"))
                .body("flags", empty());
    }

    @Test
    void without_any_sign_it_is_a_question_with_little_confidence() {
        classify(Map.of("title", "Herons")).statusCode(200)
                .body("type", equalTo("QUESTION"))
                .body("confidence", lessThan(0.4))
                .body("reasons", contains("nothing in it says otherwise"));
    }

    @Test
    void labels_categories_prefixes_and_rules_of_the_community_count() {
        classify(Map.of("title", "Herons?", "labels", List.of("Needs-Triage/Defect"))).statusCode(200)
                .body("type", equalTo("BUG"))
                .body("by", equalTo("LABEL"))
                .body("confidence", closeTo(0.95, 0.001))
                .body("reasons", contains("it has the label Needs-Triage/Defect"));
        classify(Map.of("title", "Herons", "category", "Ideas", "source", "server")).statusCode(200)
                .body("type", equalTo("FEATURE_PROPOSAL"));
        classify(Map.of("title", "[OPS] Herons")).statusCode(200)
                .body("type", equalTo("TROUBLESHOOTING"));
        classify(Map.of("title", "Herons", "body", "It says HeronFault, the scanner does")).statusCode(200)
                .body("type", equalTo("BUG"))
                .body("reasons", hasItem("names a heronfault"))
                .body("flags", contains("HARDWARE"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "{}", "{\"title\": \" \", \"body\": \"\"}", "null"})
    void nothing_to_classify_is_a_problem(String body) {
        problem(body, "Neither title nor body holds any text");
    }

    @ParameterizedTest
    @ValueSource(strings = { "{\"title\": [}", "[]", "\"text\"", "{\"title\": {\"a\": \"canary\"}}"})
    void what_is_no_such_json_is_a_problem(String body) {
        given().contentType("application/json").body(body).post("/api/classify").then().statusCode(400)
                .contentType("application/problem+json").body("detail", not(containsString("canary")));
    }

    @Test
    void a_key_that_is_misspelt_is_a_problem() {
        problem("{\"titel\": \"Herons\"}",
                "titel is not known here: write one of body, category, labels, source, title");
    }

    @Test
    void a_text_that_is_too_long_is_a_problem() {
        problem("{\"title\": \"" + "x".repeat(1_001) + "\"}", "title has 1001 characters: send at most 1000");
        problem("{\"body\": \"" + "x".repeat(65_537) + "\"}", "body has 65537 characters: send at most 65536");
        given().contentType("application/json").body("{\"body\": \"" + "x".repeat(1_100_000) + "\"}")
                .post("/api/classify").then().statusCode(413);
    }

    @Test
    void a_source_that_is_none_is_a_problem() {
        problem("{\"title\": \"Herons\", \"source\": \"moon\"}", "send one of server");
    }

    @Test
    void odd_labels_do_no_harm() {
        classify(Map.of("title", "Herons", "labels", Arrays.asList(null, "", "🐦"))).statusCode(200);
        classify(Collections.singletonMap("title", "\0\ud800")).statusCode(200);
    }

    private static ValidatableResponse classify(Map<String, ?> post) {
        return given().config(RestAssuredConfig.config()
                .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE)))
                .contentType("application/json").body(post).post("/api/classify").then();
    }

    private static void problem(String body, String detail) {
        given().contentType("application/json").body(body).post("/api/classify").then().statusCode(400)
                .contentType("application/problem+json").body("detail", containsString(detail));
    }
}
