package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** {@code docs/configuration.md} is true: its tables are the schema's, and its samples are right. */
class ConfigurationDocTest {

    private static final Path DOC = Path.of("../docs/configuration.md");
    private static final String MARK = "<!-- From here on written from community.schema.json. -->\n";
    private static final String REMEDY = "docs/configuration.md differs from the schema."
            + " If the change is meant: `mvn -pl service-kit test -Dtend.docs.update=true`, then look at the diff";

    private final Map<Place, String> sections = new LinkedHashMap<>();

    @Test
    void theTablesAreTheSchemas() throws IOException {
        String doc = Files.readString(DOC);
        String expected = doc.substring(0, doc.indexOf(MARK)) + MARK + tables();
        if (Boolean.getBoolean("tend.docs.update")) {
            Files.writeString(DOC, expected);
        }
        assertThat(Files.readString(DOC)).as(REMEDY).isEqualTo(expected);
    }

    @Test
    void theSamplesAreRight() throws IOException {
        List<String> samples = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOC))
                .results()
                .map(sample -> sample.group(1)).toList();
        assertThat(samples).hasSize(2).allSatisfy(sample -> assertThat(Example.problems(sample)).isEmpty());
    }

    private String tables() {
        collect("", Place.root());
        return sections.entrySet().stream().map(section -> table(section.getValue(), section.getKey()))
                .collect(Collectors.joining()) + variables();
    }

    private static String variables() {
        StringBuilder rows = new StringBuilder(
                "\n## Variables of `templates`\n\n| variable | what it shows |\n| --- | --- |\n");
        Place.root().child("templates").get("x-variables").fields().forEachRemaining(variable -> rows
                .append("| `{%s}` | %s |\n".formatted(variable.getKey(), variable.getValue().asText())));
        return rows.toString();
    }

    /** What stands in several places has one table. */
    private void collect(String path, Place place) {
        if (place.get("properties").isObject()) {
            sections.merge(path.isEmpty() ? place : new Place(place.name(), place.shared(), place.shared()), path,
                    (one, other) -> one + "`, `" + other);
            place.keys().forEach(key -> collect(path.isEmpty() ? key : path + "." + key, place.child(key)));
        } else if (place.allows("array")) {
            collect(path, place.items());
        } else if (place.get("additionalProperties").isObject()) {
            collect(path + ".<key>", place.child(""));
        }
    }

    private static String table(String path, Place section) {
        Set<String> required = Place.texts(section.get("required"));
        String rows = section.keys().stream().map(key -> row(key, section.child(key), required.contains(key)))
                .collect(Collectors.joining());
        return "\n## " + (path.isEmpty() ? "The file" : "`" + path + "`")
                + "\n\n| key | what to write | without it | what it means |\n| --- | --- | --- | --- |\n" + rows;
    }

    private static String row(String key, Place place, boolean required) {
        String standard = place.get("default").isArray()
                ? "`[" + String.join(", ", Place.texts(place.get("default"))) + "]`"
                : place.get("default").isMissingNode() ? "" : "`" + place.get("default").asText() + "`";
        return "| `%s` | %s | %s | %s |\n".formatted(key, place.title(), required ? "**must be there**" : standard,
                place.get("description").asText());
    }
}
