package dev.tend.kit.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jspecify.annotations.Nullable;

/** Puts the examples of the parts together to examples of whole requests and answers. */
final class ApiExamples {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Map<String, String> BY_FORMAT = Map.of("date-time", "2026-11-23T09:00:00Z", "date",
            "2026-12-21", "duration", "PT36H", "uuid", "0e5f7e63-2b0c-5e39-8f6c-6f3d6a1f8f5e");
    private static final int WHOLE = 3;
    private static final double FRACTION = 0.9;

    private final Map<String, Schema> schemas;

    ApiExamples(Map<String, Schema> schemas) {
        this.schemas = schemas;
    }

    void addTo(OpenAPI document) {
        document.getPaths().getPathItems().values().stream().flatMap(item -> item.getOperations().values().stream())
                .forEach(operation -> {
                    if (operation.getRequestBody() != null) {
                        add(operation.getRequestBody().getContent(), "");
                    }
                    operation.getResponses().getAPIResponses()
                            .forEach((status, response) -> add(response.getContent(), status));
                });
    }

    private void add(@Nullable Content content, String status) {
        if (content != null) {
            content.getMediaTypes().forEach((type, media) -> {
                if (media.getExample() == null && media.getExamples() == null && media.getSchema() != null) {
                    media.setExample(type.equals(ApiErrors.PROBLEM)
                            ? ApiWords.problem(status,
                                    Optional.ofNullable(Response.Status.fromStatusCode(Integer.parseInt(status)))
                                            .map(Response.Status::getReasonPhrase).orElse("Error"))
                            : ApiWords.text(type).orElseGet(() -> of(media.getSchema())));
                }
            });
        }
    }

    private @Nullable Object of(Schema schema) {
        if (schema.getExamples() != null && !schema.getExamples().isEmpty()) {
            return schema.getExamples().get(0);
        } else if (schema.getRef() != null) {
            return of(schemas.get(schema.getRef().substring(REFERENCE.length())));
        } else if (schema.getEnumeration() != null) {
            return schema.getEnumeration().get(0);
        }
        return Stream.of(schema.getAnyOf(), schema.getAllOf()).filter(parts -> parts != null && !parts.isEmpty())
                .findFirst().map(parts -> of(parts.get(0))).orElseGet(() -> plain(schema));
    }

    private @Nullable Object plain(Schema schema) {
        if (schema.getProperties() != null) {
            Map<String, @Nullable Object> whole = new LinkedHashMap<>();
            schema.getProperties().forEach((name, part) -> whole.put(name, of(part)));
            return whole;
        }
        List<SchemaType> types = schema.getType() == null ? List.of() : schema.getType();
        if (types.contains(SchemaType.ARRAY) && schema.getItems() != null) {
            return Collections.singletonList(of(schema.getItems()));
        } else if (types.contains(SchemaType.INTEGER)) {
            return WHOLE;
        } else if (types.contains(SchemaType.NUMBER)) {
            return FRACTION;
        } else if (types.contains(SchemaType.BOOLEAN)) {
            return true;
        }
        return schema.getFormat() == null ? null : BY_FORMAT.get(schema.getFormat());
    }
}
