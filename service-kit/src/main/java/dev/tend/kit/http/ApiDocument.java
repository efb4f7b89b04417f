package dev.tend.kit.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

import io.quarkus.smallrye.openapi.OpenApiFilter;

/** Makes the OpenAPI document of a service say what its answers are: the generator knows neither null nor relative addresses. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class ApiDocument implements OASFilter {

    @Override
    public void filterOpenAPI(OpenAPI document) {
        describePlaces(document);
        Map<String, Schema> schemas = document.getComponents() == null ? null : document.getComponents().getSchemas();
        if (schemas == null) {
            return;
        }
        schemas.values().stream().filter(schema -> schema.getProperties() != null)
                .forEach(schema -> schema.getProperties().forEach(ApiWords::exemplify));
        schemas.values().forEach(ApiDocument::allowNulls);
        Stream.of("HttpProblem", "HttpValidationProblem").map(schemas::get)
                .flatMap(problem -> Optional.ofNullable(problem).stream()).forEach(ApiDocument::allowRelative);
    }

    private static void describePlaces(OpenAPI document) {
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().stream()
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()).flatMap(List::stream))
                .forEach(parameter -> ApiWords.describe(path, parameter)));
    }

    /** A part that is not always there is null where it is not. */
    private static void allowNulls(Schema schema) {
        if (schema.getProperties() == null) {
            return;
        }
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
