package dev.tend.kit.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

/** An operation of an OpenAPI document. */
record ApiOperation(String method, String path, JsonNode described) {

    /** A body of a request or an answer. @param where for people */
    record Body(String where, String type, JsonNode described) {
    }

    static List<ApiOperation> all(JsonNode document) {
        List<ApiOperation> operations = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> path.getValue().fields()
                .forEachRemaining(operation -> operations.add(new ApiOperation(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        return operations;
    }

    /** Like {@code GET /api/questions/{key}}. */
    String endpoint() {
        return method + " " + path;
    }

    List<JsonNode> parameters() {
        return StreamSupport.stream(described.path("parameters").spliterator(), false).toList();
    }

    boolean answers(String status) {
        return described.path("responses").has(status);
    }

    boolean takes(String type) {
        return described.path("requestBody").path("content").has(type);
    }

    /** The bodies of its answers whose status begins so. */
    Stream<Body> answersWith(String statuses) {
        return described.path("responses").properties().stream()
                .filter(answer -> answer.getKey().startsWith(statuses))
                .flatMap(answer -> bodies(endpoint() + " " + answer.getKey(), answer.getValue()));
    }

    Stream<Body> requests() {
        return bodies(endpoint(), described.path("requestBody"));
    }

    private static Stream<Body> bodies(String where, JsonNode holder) {
        return holder.path("content").properties().stream()
                .map(content -> new Body(where, content.getKey(), content.getValue()));
    }
}
