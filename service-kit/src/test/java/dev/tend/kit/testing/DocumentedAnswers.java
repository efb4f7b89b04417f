package dev.tend.kit.testing;

import java.net.URI;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Fails a test whose request gets an answer that the served OpenAPI document does not describe: another status, another type of
 * content, or JSON that its schema does not take. {@link #compareAll} sets it for all requests of a module's tests.
 */
public final class DocumentedAnswers implements Filter {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** Statuses that every address can answer with, before it is reached at all. */
    private static final List<Integer> BEFORE = List.of(405, 406, 413, 415);

    private final JsonNode document;
    private final Map<Pattern, String> paths = new HashMap<>();

    /** @param document the OpenAPI document as JSON */
    DocumentedAnswers(String document) {
        this.document = read(document).orElseThrow();
        this.document.path("paths").fieldNames().forEachRemaining(path -> paths
                .put(Pattern.compile(Pattern.quote(path).replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q")), path));
    }

    /** As the service that runs serves it. */
    static DocumentedAnswers served() {
        return new DocumentedAnswers(
                RestAssured.given().noFilters().accept("application/json").get("/q/openapi").asString());
    }

    JsonNode json() {
        return document;
    }

    /** From now on compares all that tests of this module ask. */
    public static void compareAll() {
        if (RestAssured.filters().stream().noneMatch(First.class::isInstance)) {
            RestAssured.filters(new First());
        }
    }

    /** Reads the document with the first request: before it, nobody knows whether the service runs already. */
    private static final class First implements Filter {

        private @Nullable DocumentedAnswers answers;

        @Override
        public synchronized Response filter(FilterableRequestSpecification request,
                FilterableResponseSpecification expected, FilterContext context) {
            if (answers == null) {
                answers = served();
                ApiOperation.all(answers.document).forEach(operation -> operation.described().path("responses")
                        .fieldNames().forEachRemaining(status -> ComparedAnswers.documented(name(operation.described()),
                                status)));
            }
            // Tests ask other servers too.
            return URI.create(request.getURI()).getPort() == RestAssured.port
                    ? answers.filter(request, expected, context)
                    : context.next(request, expected);
        }
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification expected,
            FilterContext context) {
        Response answer = context.next(request, expected);
        String path = URI.create(request.getURI()).getRawPath();
        String method = request.getMethod().toLowerCase(Locale.ROOT);
        List<String> errors = errors(method, path, answer.statusCode(),
                Optional.ofNullable(answer.contentType()).orElse(""), answer.asString());
        if (!errors.isEmpty()) {
            throw new AssertionError(method.toUpperCase(Locale.ROOT) + " " + path + " answers "
                    + answer.statusCode() + ", which the OpenAPI document does not describe: " + errors + "\n"
                    + answer.asString());
        }
        return answer;
    }

    /** Returns how an answer differs from the document; nothing for addresses that are not in it. */
    List<String> errors(String method, String path, int status, String contentType, String body) {
        Optional<JsonNode> operation = paths.entrySet().stream().filter(entry -> entry.getKey().matcher(path).matches())
                .sorted(Comparator.comparing(entry -> entry.getValue().contains("{") ? 1 : 0))
                .map(entry -> document.path("paths").path(entry.getValue()).path(method)).filter(JsonNode::isObject)
                .findFirst();
        if (operation.isEmpty() || BEFORE.contains(status)) {
            return List.of();
        }
        ComparedAnswers.compared(name(operation.get()), String.valueOf(status));
        JsonNode answer = operation.get().path("responses").path(String.valueOf(status));
        if (answer.isMissingNode()) {
            return List.of("the status " + status + " is not described");
        }
        if (body.isEmpty()) {
            return List.of();
        }
        String type = contentType.replaceFirst(";.*", "").strip();
        Optional<JsonNode> content = answer.path("content").properties().stream()
                .filter(described -> described.getKey().replaceFirst(";.*", "").equals(type))
                .map(Map.Entry::getValue).findFirst();
        if (content.isEmpty()) {
            return List.of("the content type " + type + " is not described for " + status);
        } else if (!type.endsWith("json")) {
            return List.of();
        }
        return read(body).map(json -> violations(content.get().path("schema"), json))
                .orElse(List.of("the body is no JSON"));
    }

    /** How a value differs from a schema of the document. */
    List<String> violations(JsonNode schema, JsonNode value) {
        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", document.path("components"));
        whole.set("$defs", JSON.createObjectNode().set("answer", schema));
        whole.put("$ref", "#/$defs/answer");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(whole)
                .validate(value, run -> run.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream().map(Object::toString).toList();
    }

    private static String name(JsonNode operation) {
        return operation.path("operationId").asText();
    }

    private static Optional<JsonNode> read(String json) {
        try {
            return Optional.of(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
