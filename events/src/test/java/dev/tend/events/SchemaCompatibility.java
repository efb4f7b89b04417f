package dev.tend.events;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/** What a change of an event's schema breaks: see {@link ReleasedReadersTest} for the rule. */
final class SchemaCompatibility {

    /** Words for people, and what is compared part by part. */
    private static final Set<String> NOT_COMPARED = Set.of("$schema", "$defs", "title", "description", "properties",
            "required");

    private final JsonNode releasedRoot;
    private final JsonNode todayRoot;
    private final List<String> breaks = new ArrayList<>();

    private SchemaCompatibility(JsonNode releasedRoot, JsonNode todayRoot) {
        this.releasedRoot = releasedRoot;
        this.todayRoot = todayRoot;
    }

    /** One sentence for each thing that breaks a reader; none if the change is a safe one. */
    static List<String> breaks(JsonNode released, JsonNode today) {
        SchemaCompatibility comparison = new SchemaCompatibility(released, today);
        comparison.compare("data", released, today);
        return comparison.breaks;
    }

    private void compare(String place, JsonNode releasedOrRef, JsonNode todayOrRef) {
        JsonNode released = resolve(releasedRoot, releasedOrRef);
        JsonNode today = resolve(todayRoot, todayOrRef);
        released.path("properties").properties().forEach(property -> {
            String field = place + "." + property.getKey();
            if (today.path("properties").has(property.getKey())) {
                compare(field, property.getValue(), today.path("properties").get(property.getKey()));
            } else {
                breaks.add(field + " is gone (or has another name)");
            }
        });
        compareRequired(place, released, today);
        Set<String> keywords = new TreeSet<>();
        released.fieldNames().forEachRemaining(keywords::add);
        today.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(NOT_COMPARED);
        keywords.forEach(keyword -> compareKeyword(place, keyword, released.path(keyword), today.path(keyword)));
    }

    private void compareRequired(String place, JsonNode released, JsonNode today) {
        Set<String> before = texts(released.path("required"));
        Set<String> now = texts(today.path("required"));
        before.stream().filter(field -> today.path("properties").has(field) && !now.contains(field))
                .forEach(field -> breaks
                        .add(place + "." + field + " may be missing now: readers of the release need it"));
        now.stream().filter(field -> !before.contains(field))
                .forEach(field -> breaks
                        .add(place + "." + field + " is required now: events of the release do not have it"));
    }

    private void compareKeyword(String place, String keyword, JsonNode released, JsonNode today) {
        if (keyword.equals("items")) {
            compare(place, released, today);
        } else if (keyword.equals("anyOf") && released.size() == today.size()) {
            for (int i = 0; i < released.size(); i++) {
                compare(place, released.get(i), today.get(i));
            }
        } else if (released.isArray() && today.isArray()
                ? !texts(released).equals(texts(today))
                : !released.equals(today)) {
            breaks.add("%s: %s was %s and is %s".formatted(place, keyword, shown(released), shown(today)));
        }
    }

    private static JsonNode resolve(JsonNode root, JsonNode schema) {
        return schema.has("$ref") ? resolve(root, root.at(schema.get("$ref").textValue().substring(1))) : schema;
    }

    private static Set<String> texts(JsonNode array) {
        Set<String> texts = new HashSet<>();
        array.forEach(element -> texts.add(element.isTextual() ? element.textValue() : element.toString()));
        return texts;
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "absent" : value.toString();
    }
}
