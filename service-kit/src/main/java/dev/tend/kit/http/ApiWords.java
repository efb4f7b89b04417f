package dev.tend.kit.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/**
 * Examples of the parts of requests and answers, from an invented community, and the meaning of the places in addresses: both are the
 * same wherever a part has the same name.
 */
final class ApiWords {

    private static final Properties EXAMPLES = load("/api-examples.properties");
    private static final Properties EXAMPLES_OF_SCHEMAS = load("/api-examples-of-schemas.properties");

    private static final Map<String, String> PLACES = Map.of("source", "The key of the source in community.yaml.",
            "name", "Its name in community.yaml.", "id", "Its id, as the list of them shows it.");
    private static final Map<String, String> KEYS = Map.of("/api/questions",
            "The question's key: its id as a name-based UUID (version 5), as the list of questions shows it.",
            "/api/people", "The person's key in community.yaml.");

    private static final Map<String, String> TEXTS = Map.of("text/calendar", """
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//Tend//EN
        BEGIN:VEVENT
        UID:support-1@tend
        DTSTAMP:20261101T090000Z
        DTSTART:20261123T090000Z
        DTEND:20261130T090000Z
        SUMMARY:Mara: support
        END:VEVENT
        END:VCALENDAR
        """, "application/octet-stream", "{\"action\": \"opened\"}", "*/*", "{\"action\": \"opened\"}");

    private static final Map<String, String> PROBLEMS = Map.of("400",
            "A value is not right: here it says which, and what it may be.", "401",
            "This is for those who have signed in: send a bearer token in the header Authorization.", "403",
            "None of your roles allows this: ask who looks after the roles of Tend for one that does.", "404",
            "There is none of that key.", "409", "It can't be done as things are now.", "415",
            "Send application/json.", "503", "Try again in a moment.");

    private ApiWords() {
    }

    /** Gives an example to a text without one; for a list, to its texts. */
    static void exemplify(String schema, String name, Schema part) {
        if (part.getItems() != null) {
            exemplify(schema, name, part.getItems());
            return;
        }
        Optional<String> own = Optional.ofNullable(EXAMPLES_OF_SCHEMAS.getProperty(schema + "." + name));
        boolean bare = List.of(SchemaType.STRING).equals(part.getType()) && part.getEnumeration() == null
                && part.getFormat() == null && part.getExamples() == null;
        own.or(() -> bare ? Optional.ofNullable(EXAMPLES.getProperty(name)) : Optional.empty())
                .ifPresent(example -> part.setExamples(List.of(example)));
    }

    /** The example of a body that is no JSON. */
    static Optional<Object> text(String type) {
        return Optional.ofNullable(TEXTS.get(type.replaceFirst(";.*", "")));
    }

    /** An error as it looks. */
    static Map<String, Object> problem(String status, String title) {
        return Map.of("status", Integer.parseInt(status), "title", title, "detail",
                PROBLEMS.getOrDefault(status, title));
    }

    /** Says what a place in an address stands for, where the resource does not. */
    static void describe(String path, Parameter parameter) {
        if (parameter.getDescription() == null) {
            KEYS.entrySet().stream().filter(key -> parameter.getName().equals("key") && path.startsWith(key.getKey()))
                    .map(Map.Entry::getValue).findFirst().or(() -> Optional.ofNullable(PLACES.get(parameter.getName())))
                    .ifPresent(parameter::setDescription);
        }
    }

    private static Properties load(String name) {
        Properties properties = new Properties();
        try (InputStream content = ApiWords.class.getResourceAsStream(name)) {
            properties.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
