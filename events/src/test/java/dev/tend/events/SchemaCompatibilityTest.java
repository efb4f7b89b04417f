package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/** The check is seen failing, on schemas that are broken on purpose. */
class SchemaCompatibilityTest {

    private static final String RELEASED = """
        {"title": "brew", "type": "object",
         "properties": {
           "id": {"type": "string", "description": "which"},
           "at": {"type": "string", "format": "date-time"},
           "note": {"type": ["string", "null"]},
           "state": {"$ref": "#/$defs/State"},
           "by": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/Person"}]},
           "helpers": {"type": "array", "items": {"$ref": "#/$defs/Person"}}},
         "required": ["id", "at", "state", "helpers"],
         "$defs": {
           "State": {"type": "string", "enum": ["HOT", "COLD"]},
           "Person": {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}}}""";

    @Test
    void nothingBreaksWhereNothingChanges() {
        assertThat(afterChanging("brew", "brew")).isEmpty();
    }

    @Test
    void newWordsBreakNothing() {
        assertThat(afterChanging("which", "which one")).isEmpty();
    }

    @Test
    void aNewNameOfADefinitionBreaksNothing() {
        assertThat(afterChanging("Person", "Brewer")).isEmpty();
    }

    @Test
    void anotherOrderBreaksNothing() {
        assertThat(afterChanging("[\"HOT\", \"COLD\"]", "[\"COLD\", \"HOT\"]")).isEmpty();
    }

    @Test
    void aNewOptionalFieldBreaksNothing() {
        assertThat(afterChanging("\"note\":", "\"added\": {\"type\": [\"string\", \"null\"]}, \"note\":")).isEmpty();
    }

    @Test
    void aNewRequiredFieldBreaksReadersOfEventsThatWereWrittenBefore() {
        assertThat(afterChanging("\"properties\": {\"name\": {\"type\": \"string\"}}, \"required\": [\"name\"]",
                "\"properties\": {\"name\": {\"type\": \"string\"}, \"age\": {\"type\": \"integer\"}},"
                        + " \"required\": [\"name\", \"age\"]"))
                .containsExactly("data.by.age is required now: events of the release do not have it",
                        "data.helpers.age is required now: events of the release do not have it");
    }

    @Test
    void aRemovedFieldBreaks() {
        assertThat(afterChanging("\"note\": {\"type\": [\"string\", \"null\"]},", ""))
                .containsExactly("data.note is gone (or has another name)");
    }

    @Test
    void aRenamedFieldBreaks() {
        assertThat(afterChanging("\"id\"", "\"brew\"")).containsExactly("data.id is gone (or has another name)",
                "data.brew is required now: events of the release do not have it");
    }

    @Test
    void anotherTypeBreaks() {
        assertThat(afterChanging("{\"type\": \"string\", \"description\"", "{\"type\": \"integer\", \"description\""))
                .containsExactly("data.id: type was \"string\" and is \"integer\"");
    }

    @Test
    void anotherFormatBreaks() {
        assertThat(afterChanging(", \"format\": \"date-time\"", ""))
                .containsExactly("data.at: format was \"date-time\" and is absent");
    }

    @Test
    void anOptionalFieldThatWasRequiredBreaks() {
        assertThat(afterChanging("\"id\", \"at\", \"state\"", "\"id\", \"at\""))
                .containsExactly("data.state may be missing now: readers of the release need it");
    }

    @Test
    void aRequiredFieldThatWasOptionalBreaks() {
        assertThat(afterChanging("\"id\", \"at\", \"state\"", "\"id\", \"at\", \"state\", \"note\""))
                .containsExactly("data.note is required now: events of the release do not have it");
    }

    @Test
    void aNewConstantBreaksReadersThatDoNotKnowIt() {
        assertThat(afterChanging("\"COLD\"]", "\"COLD\", \"WARM\"]"))
                .containsExactly("data.state: enum was [\"HOT\",\"COLD\"] and is [\"HOT\",\"COLD\",\"WARM\"]");
    }

    @Test
    void aRemovedConstantBreaksReadersOfEventsThatWereWrittenBefore() {
        assertThat(afterChanging("[\"HOT\", ", "[")).hasSize(1);
    }

    @Test
    void aBreakInsideOfListsAndOfPartsThatMayBeNullIsFound() {
        assertThat(afterChanging("\"name\": {\"type\": \"string\"}", "\"name\": {\"type\": [\"string\", \"null\"]}"))
                .containsExactly("data.by.name: type was \"string\" and is [\"string\",\"null\"]",
                        "data.helpers.name: type was \"string\" and is [\"string\",\"null\"]");
    }

    @Test
    void aPartThatMayNotBeNullAnyMoreBreaks() {
        assertThat(afterChanging("{\"anyOf\": [{\"type\": \"null\"}, {\"$ref\": \"#/$defs/Person\"}]}",
                "{\"$ref\": \"#/$defs/Person\"}")).isNotEmpty();
    }

    private static List<String> afterChanging(String part, String replacement) {
        assertThat(RELEASED).contains(part);
        return SchemaCompatibility.breaks(parse(RELEASED), parse(RELEASED.replace(part, replacement)));
    }

    private static JsonNode parse(String schema) {
        try {
            return CheckedIn.JSON.readTree(schema);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
