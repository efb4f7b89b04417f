package dev.tend.kit.community;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * A place in {@code community.schema.json} (JSON Schema 2020-12).
 *
 * @param name the name of the definition that it refers to, or empty
 * @param own what the schema says here
 * @param shared what the definition says
 */
record Place(String name, JsonNode own, JsonNode shared) {

    private static final JsonNode SCHEMA = load();

    static Place root() {
        return of(SCHEMA);
    }

    private static Place of(JsonNode schema) {
        String name = schema.path("$ref").asText().replace("#/$defs/", "");
        return new Place(name, schema, name.isEmpty() ? MissingNode.getInstance() : SCHEMA.path("$defs").path(name));
    }

    /** A keyword of the schema; missing if it is not there. */
    JsonNode get(String keyword) {
        return own.has(keyword) ? own.get(keyword) : shared.path(keyword);
    }

    boolean allows(String type) {
        JsonNode types = get("type");
        return types.asText().equals(type) || texts(types).contains(type);
    }

    /** What to write here, for people. */
    String title() {
        return get("enum").isMissingNode()
                ? get("title").asText(get("type").asText().replace("boolean", "true or false"))
                : "one of " + String.join(", ", texts(get("enum")));
    }

    /** The keys that are known here; empty where any of a form is. */
    Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        get("properties").fieldNames().forEachRemaining(keys::add);
        keys.addAll(texts(get("propertyNames").path("enum")));
        return keys;
    }

    boolean knows(String key) {
        return get("additionalProperties").isObject() && keys().isEmpty()
                ? key.matches(keyPattern())
                : keys().contains(key);
    }

    String keyTitle() {
        return of(get("propertyNames")).get("title").asText("a text");
    }

    private String keyPattern() {
        return of(get("propertyNames")).get("pattern").asText("(?s).+");
    }

    Place child(String key) {
        JsonNode property = get("properties").path(key);
        return of(property.isMissingNode() ? get("additionalProperties") : property);
    }

    Place items() {
        return of(get("items"));
    }

    /** What has to be here beside these keys, be it always or because another is not among them. */
    Set<String> required(Set<String> given) {
        Set<String> required = texts(get("required"));
        if (!given.containsAll(texts(get("if").path("required")))) {
            required.addAll(texts(get("else").path("required")));
        }
        return required;
    }

    Map<String, Place> defaults() {
        Map<String, Place> defaults = new LinkedHashMap<>();
        get("properties").fieldNames().forEachRemaining(key -> defaults.put(key, child(key)));
        defaults.values().removeIf(child -> child.get("default").isMissingNode());
        return defaults;
    }

    /** Of a list; a single text is a list of one. */
    static Set<String> texts(JsonNode array) {
        Set<String> texts = new LinkedHashSet<>();
        (array.isTextual() ? List.of(array) : array).forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static JsonNode load() {
        try (InputStream schema = Place.class.getResourceAsStream("community.schema.json")) {
            return new ObjectMapper().readTree(schema);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
