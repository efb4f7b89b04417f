package dev.tend.kit.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.jboss.jandex.IndexView;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/**
 * Makes the OpenAPI document of a service say what its answers are: the generator knows neither null nor relative addresses, and
 * nothing of what answers before a resource does.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    private final ApiRecords records;

    public ApiDocument(IndexView index) {
        records = new ApiRecords(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        describePlaces(document);
        document.getPaths().getPathItems()
                .forEach((path, item) -> item.getOperations().values().forEach(ApiErrors::add));
        Map<String, Schema> schemas = document.getComponents() == null ? null : document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        // Nothing is validated by annotations here.
        document.getComponents().removeSchema("HttpValidationProblem");
        document.getComponents().removeSchema("Violation");
        schemas = document.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            mendType(schema);
            if (schema.getProperties() != null) {
                schema.getProperties().values().forEach(ApiDocument::mendType);
                schema.getProperties().forEach((part, property) -> ApiWords.exemplify(name, part, property));
                require(name, schema);
                allowNulls(schema);
            } else {
                ApiWords.exemplify(name, "", schema);
            }
        });
        Optional.ofNullable(schemas.get("HttpProblem")).ifPresent(ApiDocument::allowRelative);
        new ApiExamples(schemas).addTo(document);
    }

    private static void describePlaces(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().stream()
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .forEach(parameter -> ApiWords.describe(path, parameter)));
    }

    /** The generator takes a constant that stands in a text for an object. */
    private static void mendType(Schema property) {
        if (property.getRef() != null) {
            property.setType(null);
        } else if (property.getEnumeration() != null) {
            property.setType(List.of(SchemaType.STRING));
        }
    }

    /** A part of an answer that can't be null is always there. */
    private void require(String name, Schema schema) {
        Set<String> never = records.neverNull(name, schema.getProperties().keySet());
        List<String> said = schema.getRequired() == null ? List.of() : schema.getRequired();
        List<String> always = schema.getProperties().keySet().stream()
                .filter(part -> never.contains(part) || said.contains(part)).toList();
        if (!always.isEmpty()) {
            schema.setRequired(always);
        }
    }

    /** A part that is not always there is null where it is not. */
    private static void allowNulls(Schema schema) {
        List<String> always = schema.getRequired() == null ? List.of() : schema.getRequired();
        Map<String, Schema> properties = new HashMap<>(schema.getProperties());
        properties.replaceAll((name, property) -> always.contains(name) ? property : orNull(property));
        schema.getProperties().keySet().forEach(name -> schema.addProperty(name, properties.get(name)));
    }

    private static Schema orNull(Schema property) {
        if (property.getRef() != null || property.getEnumeration() != null) {
            return OASFactory.createSchema().anyOf(
                    List.of(property, OASFactory.createSchema().type(List.of(SchemaType.NULL))));
        }
        if (property.getType() != null && !property.getType().contains(SchemaType.NULL)) {
            List<SchemaType> types = new ArrayList<>(property.getType());
            types.add(SchemaType.NULL);
            property.setType(types);
        }
        return property;
    }

    /** RFC 9457, 3.1: type and instance are references, which may be relative. */
    private static void allowRelative(Schema problem) {
        Stream.of("type", "instance").map(problem.getProperties()::get)
                .flatMap(part -> Optional.ofNullable(part).stream()).forEach(part -> part.setFormat("uri-reference"));
    }
}
