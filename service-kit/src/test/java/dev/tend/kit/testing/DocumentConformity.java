package dev.tend.kit.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

/** What other teams can rely on in the OpenAPI document of a service. */
public abstract class DocumentConformity {

    private static final String PROBLEM = "application/problem+json";

    private DocumentedAnswers document;
    private List<ApiOperation> operations;

    @BeforeEach
    void read() {
        document = DocumentedAnswers.served();
        operations = ApiOperation.all(document.json());
        assertThat(operations).isNotEmpty();
    }

    @Test
    void each_endpoint_is_documented() {
        assertThat(operations.stream().map(ApiOperation::endpoint))
                .containsExactlyInAnyOrderElementsOf(Endpoints.shown());
    }

    @Test
    void each_operation_has_a_name_of_its_own_and_a_summary() {
        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.described().path("operationId").asText()).matches("[a-z][A-Za-z]+");
            assertThat(operation.described().path("summary").asText()).isNotBlank();
            assertThat(operation.described().path("tags")).isNotEmpty();
        });
        assertThat(operations.stream().map(operation -> operation.described().path("operationId").asText()))
                .doesNotHaveDuplicates();
    }

    @Test
    void each_parameter_is_described() {
        assertThat(operations.stream().flatMap(operation -> operation.parameters().stream()
                .filter(parameter -> parameter.path("description").asText().isBlank())
                .map(parameter -> operation.endpoint() + " " + parameter.path("name").asText()))).isEmpty();
    }

    @Test
    void each_operation_that_needs_a_role_names_it_and_how_it_refuses() {
        Map<String, List<String>> named = new TreeMap<>();
        operations.forEach(operation -> operation.described().path("security").forEach(scheme -> scheme
                .forEach(roles -> named.put(operation.endpoint(), texts(roles)))));

        assertThat(named).isEqualTo(Endpoints.guarded());
        assertThat(operations).filteredOn(operation -> named.containsKey(operation.endpoint()))
                .allSatisfy(operation -> assertThat(List.of("401", "403", "503")).allMatch(operation::answers));
    }

    @Test
    void each_operation_names_the_errors_that_it_can_answer_with() {
        assertThat(operations).allMatch(operation -> operation.answers("400"));
        assertThat(operations).filteredOn(operation -> operation.path().contains("{"))
                .allMatch(operation -> operation.answers("404"));
        assertThat(operations).filteredOn(operation -> operation.takes("application/json"))
                .allMatch(operation -> operation.answers("415"));
    }

    @Test
    void each_error_is_a_problem() {
        assertThat(operations).allSatisfy(operation -> {
            long errors = operation.described().path("responses").properties().stream()
                    .filter(answer -> answer.getKey().matches("[45]..")).count();
            assertThat(Stream.of("4", "5").flatMap(operation::answersWith)
                    .filter(body -> body.type().equals(PROBLEM)
                            && body.described().path("schema").path("$ref").asText().endsWith("/HttpProblem")))
                    .hasSize((int) errors);
        });
    }

    @Test
    void each_success_has_a_body_or_is_known_to_have_none() {
        assertThat(operations).allSatisfy(operation -> assertThat(operation.answers("204")
                || operation.answersWith("2").findAny().isPresent()).isTrue());
    }

    @Test
    void each_body_has_an_example_that_its_schema_takes() {
        List<String> wrong = new ArrayList<>();
        operations.stream().flatMap(operation -> Stream.of(operation.requests(), operation.answersWith("2"),
                operation.answersWith("4"), operation.answersWith("5")).flatMap(bodies -> bodies)).forEach(body -> {
                    JsonNode example = body.described().path("example");
                    if (example.isMissingNode() || example.isNull()) {
                        wrong.add(body.where() + " has no example");
                    } else if (body.type().endsWith("json")) {
                        document.violations(body.described().path("schema"), example)
                                .forEach(violation -> wrong.add(body.where() + ": " + violation));
                    }
                });
        assertThat(wrong).isEmpty();
    }

    @Test
    void each_text_has_an_example_or_says_which_there_are() {
        List<String> bare = new ArrayList<>();
        document.json().path("components").path("schemas").properties()
                .forEach(schema -> schema.getValue().path("properties").properties().forEach(part -> {
                    JsonNode described = part.getValue().has("items") ? part.getValue().path("items") : part.getValue();
                    if (described.path("type").toString().contains("string") && !described.has("examples")
                            && !described.has("enum") && !described.has("format") && !described.has("$ref")) {
                        bare.add(schema.getKey() + "." + part.getKey());
                    }
                }));
        assertThat(bare).isEmpty();
    }

    @Test
    void publishing_again_answers_as_is_documented() {
        // Nothing was told so late: other tests are not disturbed.
        assertThat(given().queryParam("since", "9999-12-31T00:00:00Z").post("/api/republish").statusCode())
                .isEqualTo(202);
        await().untilAsserted(() -> assertThat(given().get("/api/republish").jsonPath().getString("state"))
                .isEqualTo("DONE"));

        assertThat(given().queryParam("since", "soon").post("/api/republish").statusCode()).isEqualTo(400);
        assertThat(given().queryParam("sicne", "soon").get("/api/republish").statusCode()).isEqualTo(400);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
    }
}
