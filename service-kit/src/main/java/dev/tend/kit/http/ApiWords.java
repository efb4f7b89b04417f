package dev.tend.kit.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Examples of the parts of requests and answers, from an invented community, and the meaning of the places in addresses: both are the
 * same wherever a part has the same name.
 */
final class ApiWords {

    private static final Map<String, String> EXAMPLES = Map.ofEntries(Map.entry("assignee", "mara"),
            Map.entry("by", "mara"), Map.entry("category", "support"), Map.entry("destination", "square"),
            Map.entry("detail", "There is no such question."), Map.entry("error", "HTTP 401: the token is not valid"),
            Map.entry("excerpt", "After the upgrade the pump stops at 78 degrees."), Map.entry("handle", "mara-dev"),
            Map.entry("id", "github:larkspur/core#17"), Map.entry("key", "mara"), Map.entry("kind", "github"),
            Map.entry("link", "https://docs.larkspur.example/pump"), Map.entry("name", "support"),
            Map.entry("note", "explained there now"), Map.entry("person", "mara"),
            Map.entry("question", "github:larkspur/core#17"), Map.entry("reason", "it has an error code"),
            Map.entry("rotation", "support"), Map.entry("source", "core"), Map.entry("term", "pump"),
            Map.entry("title", "Pump stops at 78 degrees"), Map.entry("to", "square"), Map.entry("until", "P2D"),
            Map.entry("url", "https://github.com/larkspur/core/issues/17"), Map.entry("with", "jo"));

    private static final Map<String, String> PLACES = Map.of("source", "The key of the source in community.yaml.",
            "name",
            "Its name in community.yaml.", "id", "Its id, as the list of them shows it.");
    private static final Map<String, String> KEYS = Map.of("/api/questions",
            "The question's key: its id as a name-based UUID (version 5), as the list of questions shows it.",
            "/api/people",
            "The person's key in community.yaml.");

    private ApiWords() {
    }

    /** Gives an example to a text that has none. */
    static void exemplify(String name, Schema property) {
        boolean plain = List.of(SchemaType.STRING).equals(property.getType()) && property.getEnumeration() == null
                && property.getFormat() == null && property.getExamples() == null;
        if (plain && EXAMPLES.containsKey(name)) {
            property.setExamples(List.of(EXAMPLES.get(name)));
        }
    }

    /** Says what a place in an address stands for, where the resource does not. */
    static void describe(String path, Parameter parameter) {
        if (parameter.getDescription() == null) {
            KEYS.entrySet().stream().filter(key -> parameter.getName().equals("key") && path.startsWith(key.getKey()))
                    .map(Map.Entry::getValue).findFirst().or(() -> Optional.ofNullable(PLACES.get(parameter.getName())))
                    .ifPresent(parameter::setDescription);
        }
    }
}
