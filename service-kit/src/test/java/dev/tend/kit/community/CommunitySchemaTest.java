package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.SimpleDateFormat;
import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.tend.events.EventType;
import dev.tend.events.QuestionType;
import dev.tend.events.Topics;
import dev.tend.events.Visibility;

/** The schema as editors use it says the same as Tend does. */
class CommunitySchemaTest {

    /** To editors a day is a text, as YAML 1.2 has it. */
    private static final ObjectMapper JSON = new ObjectMapper().setDateFormat(new SimpleDateFormat("yyyy-MM-dd"));
    private static final JsonNode SCHEMA = schema();
    private static final Schema VALIDATOR = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SCHEMA);

    static Stream<WrongFile> filesThatEditorsRefuse() {
        return WrongFile.all().stream().filter(WrongFile::inSchema)
                .filter(file -> json(file.yaml()) != null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesThatEditorsRefuse")
    void whatTendRefusesEditorsRefuse(WrongFile file) {
        assertThat(VALIDATOR.validate(json(file.yaml()))).isNotEmpty();
    }

    @Test
    void whatOnlyTendCanKnowIsNotInTheSchema() {
        assertThat(WrongFile.all()).filteredOn(file -> !file.inSchema())
                .allSatisfy(file -> assertThat(VALIDATOR.validate(json(file.yaml()))).isEmpty());
    }

    @Test
    void whatTendAcceptsEditorsAccept() {
        assertThat(List.of(Example.SMALL, Example.full())).allSatisfy(yaml -> {
            assertThat(Example.problems(yaml)).isEmpty();
            assertThat(VALIDATOR.validate(json(yaml))).isEmpty();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "P2D", "P1W", "P1W2D", "P1W2DT3H4M5.678S", "PT0.1S", "PT1.5S", "PT36H", "PT1M0.5S",
            "never",
            "PT1.2345S", "PT.5S", "PT5.S", "PT1.5H", "P", "PT", "P1DT", "P1M", "P1Y", "2D", "p2d", "-P2D", "PT5s",
            "P2D "})
    void aDurationIsTheSameToEditorsAndToTend(String text) {
        for (String key : List.of("duration", "poll")) {
            boolean editors = text.matches(SCHEMA.at("/$defs/" + key + "/pattern").asText());
            assertThat(editors).as(key).isEqualTo(isRead(text, key.equals("poll")));
        }
    }

    private static boolean isRead(String text, boolean poll) {
        try {
            return poll ? Times.poll(text) != null : Times.duration(text) != null;
        } catch (Wrong e) {
            return false;
        }
    }

    @Test
    void theSampleUsesEveryKeyThatTheSchemaKnows() {
        Set<String> used = new TreeSet<>();
        keys("", Place.root(), json(Example.full()), used);
        Set<String> known = new TreeSet<>(List.of("classification", "templates"));
        SCHEMA.get("properties").fieldNames().forEachRemaining(known::add);
        SCHEMA.get("$defs").fields().forEachRemaining(
                def -> def.getValue().path("properties").fieldNames()
                        .forEachRemaining(key -> known.add(def.getKey() + "." + key)));
        assertThat(used).containsAll(known);
    }

    /** Not one is only decoration: Tend reads it, or can't do without. */
    @Test
    void everyKeyOfTheSampleMakesADifference() throws InvalidCommunity {
        Community whole = Example.read(Example.full());
        List<String> without = new ArrayList<>();
        removeEach("", json(Example.full()), new Removal(without, whole));
        assertThat(without).isEmpty();
    }

    @Test
    void theWordsOfTheSchemaAreThoseOfTheCode() {
        assertThat(words("/$defs/source/properties/kind/enum"))
                .isEqualTo(Arrays.stream(Source.Kind.values()).map(Source.Kind::word).toList());
        assertThat(words("/$defs/destination/properties/kind/enum"))
                .isEqualTo(Arrays.stream(Destination.Kind.values()).map(Destination.Kind::word).toList());
        assertThat(words("/$defs/rotation/properties/order/enum"))
                .isEqualTo(Arrays.stream(Rotation.Order.values()).map(Rotation.Order::word).toList());
        assertThat(words("/$defs/type/anyOf/0/enum"))
                .isEqualTo(Arrays.stream(QuestionType.values()).map(Enum::name).toList());
        assertThat(words("/$defs/source/properties/visibility/enum"))
                .isEqualTo(Arrays.stream(Visibility.values()).map(Enum::name).toList());
        assertThat(words("/$defs/digest/properties/days/items/enum"))
                .isEqualTo(Arrays.stream(DayOfWeek.values()).map(day -> day.name().substring(0, 3)).toList());
        assertThat(words("/$defs/include/properties/aged/enum")).containsExactly(Policy.UNANSWERED, Policy.INACTIVE,
                Policy.AWAITING_TEAM, Policy.CONTRIBUTOR_SILENT);
        assertThat(words("/$defs/when/properties/policy/x-also")).containsExactly(Policy.UNANSWERED, Policy.INACTIVE,
                Policy.AWAITING_TEAM, Policy.CONTRIBUTOR_SILENT);
        assertThat(new HashSet<>(words("/$defs/rule/properties/in/enum"))).isEqualTo(Set.of("title", "body", "both"));
    }

    @Test
    void pingsAreAboutTheTriageAndAssignmentOfAQuestionAndRotationsAndTemplatesAboutDigestsToo() {
        List<String> pings = Arrays.stream(EventType.values())
                .filter(type -> Set.of(Topics.TRIAGE, Topics.ASSIGNMENTS).contains(type.topic()))
                .filter(type -> type != EventType.DIGEST_DUE && type != EventType.QUESTION_LINKED)
                .map(EventType::eventName).toList();
        assertThat(words("/$defs/when/properties/event/enum")).isEqualTo(pings);
        List<String> templates = new ArrayList<>(pings);
        templates.add(EventType.DIGEST_DUE.eventName());
        assertThat(words("/$defs/templates/propertyNames/enum")).isEqualTo(templates);
    }

    @Test
    void everyKeyIsExplained() {
        Stream.concat(Stream.of(SCHEMA), stream(SCHEMA.get("$defs")))
                .flatMap(section -> stream(section.path("properties")))
                .forEach(property -> assertThat(property.path("description").asText()).as(property.toString())
                        .endsWith("."));
        stream(SCHEMA.get("$defs"))
                .forEach(def -> assertThat(def.path("title").asText()).as(def.toString()).isNotEmpty());
    }

    private static void keys(String section, Place place, JsonNode json, Set<String> used) {
        String prefix = place.name().isEmpty() ? section : place.name() + ".";
        json.fields().forEachRemaining(field -> {
            used.add(place.get("properties").has(field.getKey()) ? prefix + field.getKey() : prefix);
            keys("", place.child(field.getKey()), field.getValue(), used);
        });
        if (json.isArray()) {
            json.forEach(item -> keys("", place.items(), item, used));
        }
    }

    private record Removal(List<String> without, Community whole) {

        void tryOut(String path, JsonNode json) {
            try {
                if (Example.read(new Yaml().dump(JSON.convertValue(json, Map.class))).equals(whole)) {
                    without.add(path);
                }
            } catch (InvalidCommunity e) {
                assertThat(e.problems()).isNotEmpty();
            }
        }
    }

    private static void removeEach(String path, JsonNode root, Removal removal) {
        removeEach(path, root, root, removal);
    }

    private static void removeEach(String path, JsonNode root, JsonNode at, Removal removal) {
        if (at instanceof ObjectNode section) {
            for (Map.Entry<String, JsonNode> field : List.copyOf(section.properties())) {
                Map<String, JsonNode> before = new HashMap<>();
                section.properties().forEach(entry -> before.put(entry.getKey(), entry.getValue()));
                section.remove(field.getKey());
                removal.tryOut(path + "." + field.getKey(), root);
                section.set(field.getKey(), field.getValue());
                removeEach(path + "." + field.getKey(), root, field.getValue(), removal);
            }
        } else if (at.isArray()) {
            at.forEach(item -> removeEach(path, root, item, removal));
        }
    }

    private static List<String> words(String pointer) {
        return List.copyOf(Place.texts(SCHEMA.at(pointer)));
    }

    private static Stream<JsonNode> stream(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getValue);
    }

    /** Null where it is no YAML that could be JSON. */
    private static JsonNode json(String yaml) {
        try {
            return JSON.valueToTree(new Yaml().load(yaml));
        } catch (RuntimeException e) {
            return null;
        }
    }

    private static JsonNode schema() {
        try (InputStream schema = Place.class.getResourceAsStream("community.schema.json")) {
            return JSON.readTree(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
