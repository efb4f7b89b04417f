package dev.tend.events;

import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/**
 * The JSON Schema (draft 2020-12) of each event, made from its record: what is not {@code @Nullable} is required, the rest may
 * be null or missing, and what is not named is let through, since writers may add to an event.
 */
final class EventSchemas {

    private static final SchemaGenerator GENERATOR = generator();

    private EventSchemas() {
    }

    static String fileName(EventType type) {
        return type.eventName() + ".v1.schema.json";
    }

    static JsonNode of(EventType type) {
        ObjectNode generated = GENERATOR.generateSchema(type.data());
        ObjectNode schema = generated.objectNode();
        schema.set("$schema", generated.remove("$schema"));
        schema.put("title", type.ceType());
        schema.set("description", generated.remove("description"));
        JsonNode definitions = generated.remove("$defs");
        schema.setAll(generated);
        if (definitions != null) {
            schema.set("$defs", definitions);
        }
        return schema;
    }

    /** What is wrong with {@code data} by a schema, times included. */
    static List<String> errors(JsonNode schema, JsonNode data) {
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema)
                .validate(data, run -> run.executionConfig(config -> config.formatAssertionsEnabled(true))).stream()
                .map(Object::toString).toList();
    }

    private static SchemaGenerator generator() {
        var builder = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forTypesInGeneral().withPropertySorter((first, second) -> 0)
                .withDescriptionResolver(scope -> describe(scope.getType().getErasedType()));
        builder.forFields().withNullableCheck(EventSchemas::isNullable)
                .withRequiredCheck(field -> !isNullable(field))
                .withDescriptionResolver(EventSchemas::describe);
        return new SchemaGenerator(builder.build());
    }

    private static boolean isNullable(FieldScope field) {
        return !field.isFakeContainerItemScope()
                && field.getRawMember().getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static @Nullable String describe(Class<?> type) {
        return type.getPackage() == EventType.class.getPackage() ? Javadoc.of(type).summary().orElse(null) : null;
    }

    /** A component that a record leaves without words means what it means in a posted question. */
    private static @Nullable String describe(FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return Javadoc.of(field.getDeclaringType().getErasedType()).component(field.getName())
                .or(() -> Javadoc.of(QuestionPosted.class).component(field.getName())).orElse(null);
    }
}
