package dev.tend.kit.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;

import dev.tend.kit.testing.Infrastructure;

@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class HttpTest {

    @Test
    void a_body_that_is_right_is_read() {
        post("{\"by\": \"ada\", \"pages\": [\"one\"], \"stamp\": {\"motif\": \"comet\"}}").statusCode(200)
                .body(equalTo("from ada"));
        post("").statusCode(200).body(equalTo("nothing"));
        post("{\"by\": \"a\\u0000da\"}").statusCode(200).body(equalTo("from ada"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"by\": \"canary\"|The body is not JSON (line 1, column",
            "canary|The body is not JSON (line 1, column",
            "{} canary|The body is not JSON (line 1, column",
            "{\"by\": \"canary\", \"by\": \"canary\"}|The key by (line 1, column 22) stands there twice: write it once.",
            "{\"by\": \"ada\", \"to\": \"canary\"}|The key to is not known here: write one of by, pages, stamp.",
            "{\"stamp\": {\"canary\": 1}}|The key stamp.canary",
            "{\"by\": 5}|The value of by (line 1, column 8) must be a text.",
            "{\"by\": true}|The value of by",
            "{\"by\": 1.5}|The value of by",
            "{\"by\": [\"canary\"]}|The value of by",
            "{\"pages\": \"canary\"}|must be a list.",
            "{\"pages\": [\"one\", {}]}|The value of pages[1]",
            "{\"stamp\": \"canary\"}|The value of stamp (line 1, column 11) must be a JSON object.",
            "[\"canary\"]|The body (line 1, column 1) must be a JSON object."})
    void a_body_that_is_not_what_is_wanted_is_a_problem_that_says_where(String body, String detail) {
        String answer = post(body).statusCode(400).contentType("application/problem+json").body("status", equalTo(400))
                .body("detail", containsString(detail)).extract().path("detail");

        assertThat(answer).as("nothing of Java's, no values").doesNotContain("dev.tend", "java.", "Letter", "$", "[\"");
        assertThat(answer.replace("stamp.canary", "")).doesNotContain("canary");
    }

    @Test
    void a_query_parameter_that_is_not_known_is_a_problem_that_names_those_that_are() {
        given().get("/api/letters?from=ada&as-of=now&limit=5").then().statusCode(200).body(equalTo("ada now 5"));
        given().get("/api/letters?form=ada").then().statusCode(400).contentType("application/problem+json")
                .body("detail",
                        equalTo("The query parameter form is not known here: write one of as-of, from, limit."));
        given().get("/letters?utm_source=chat").then().statusCode(200);
    }

    @Test
    void a_body_that_is_no_text_at_all_is_a_problem() {
        given().contentType("application/json").body(new byte[]{ '{', '"', (byte) 0xff, (byte) 0xfe, '"', ':'})
                .post("/letters").then().statusCode(400).contentType("application/problem+json")
                .body("detail", containsString("The body is not JSON"));
    }

    @Test
    void a_wrong_method_or_media_type_is_told_in_words_of_http() {
        given().contentType("text/plain").body("x").post("/letters").then().statusCode(415)
                .contentType("application/problem+json").body("detail", containsString("application/json"));
        given().accept("image/png").get("/letters").then().statusCode(406).contentType("application/problem+json")
                .body("detail", containsString("Accept"));
        given().delete("/letters").then().statusCode(405).contentType("application/problem+json").body("detail",
                containsString("/q/openapi"));
    }

    @Test
    void while_the_server_to_sign_in_at_is_away_callers_are_told_to_come_back() {
        given().get("/away").then().statusCode(503).contentType("application/problem+json")
                .header("Retry-After", "10").body("detail", containsString("sign in"));
    }

    @Test
    void pages_of_other_sites_are_kept_out_where_nobody_signs_in() {
        given().header("Host", "evil.example").get("/letters").then().statusCode(403)
                .contentType("application/problem+json").body("detail", containsString("localhost"));
        given().header("Host", "evil.example").get("/q/openapi").then().statusCode(403);
        given().header("Origin", "http://evil.example").contentType("application/json").body("{}").post("/letters")
                .then().statusCode(403).contentType("application/problem+json");
        given().get("/letters").then().statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json").body(body).post("/letters").then();
    }

    @Test
    void the_contract_of_the_events_is_served_with_each_schema_that_it_refers_to() {
        String document = given().get("/q/asyncapi").then().statusCode(200).contentType("application/yaml").extract()
                .asString();
        List<String> schemas = Pattern.compile("\\./(schemas/[\\w.-]+)").matcher(document).results()
                .map(reference -> reference.group(1)).toList();

        assertThat(schemas).contains("schemas/question-posted.v1.schema.json");
        schemas.forEach(schema -> given().get("/q/" + schema).then().statusCode(200)
                .contentType("application/schema+json").body("type", equalTo("object")));
        given().get("/q/schemas/..%2fasyncapi.yaml").then().statusCode(greaterThanOrEqualTo(400));
    }
}
