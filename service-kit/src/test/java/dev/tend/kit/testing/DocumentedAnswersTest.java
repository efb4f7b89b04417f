package dev.tend.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

/** The comparison is seen to fail, on answers that are wrong on purpose. */
class DocumentedAnswersTest {

    private final DocumentedAnswers answers = new DocumentedAnswers("""
        {"paths": {"/api/letters/{key}": {"get": {"responses": {
           "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Letter"}}}},
           "404": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}},
         "components": {"schemas": {"Letter": {"type": "object", "required": ["at"], "properties": {
           "at": {"type": "string", "format": "date-time"}, "note": {"type": ["string", "null"]}}}}}}""");

    @Test
    void an_answer_as_described_is_right() {
        assertThat(errors(200, "application/json;charset=UTF-8", "{\"at\": \"2026-11-27T09:00:00Z\", \"note\": null}"))
                .isEmpty();
        assertThat(errors(404, "application/problem+json", "{}")).isEmpty();
        assertThat(answers.errors("get", "/elsewhere", 500, "", "")).isEmpty();
    }

    @Test
    void another_answer_is_wrong() {
        assertThat(errors(200, "application/json", "{}")).hasSize(1);
        assertThat(errors(200, "application/json", "{\"at\": 5}")).isNotEmpty();
        assertThat(errors(200, "application/json", "{\"at\": \"yesterday\"}")).hasSize(1);
        assertThat(errors(200, "application/json", "nothing")).containsExactly("the body is no JSON");
        assertThat(errors(500, "application/json", "{}")).containsExactly("the status 500 is not described");
        assertThat(errors(404, "text/html", "oh"))
                .containsExactly("the content type text/html is not described for 404");
    }

    private List<String> errors(int status, String type, String body) {
        return answers.errors("get", "/api/letters/7", status, type, body);
    }
}
