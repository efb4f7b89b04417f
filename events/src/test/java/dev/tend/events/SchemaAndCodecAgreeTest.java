package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a schema lets through the codec reads, and what it refuses the codec refuses: shown for each field of each event. */
class SchemaAndCodecAgreeTest {

    @ParameterizedTest
    @EnumSource
    void aMissingField(EventType type) throws IOException {
        assertAgreement(type, ObjectNode::remove);
    }

    @ParameterizedTest
    @EnumSource
    void aFieldThatIsNull(EventType type) throws IOException {
        assertAgreement(type, ObjectNode::putNull);
    }

    @ParameterizedTest
    @EnumSource
    void aFieldOfAnotherType(EventType type) throws IOException {
        assertAgreement(type, (parent, field) -> parent.putObject(field).put("x", 1));
    }

    @ParameterizedTest
    @EnumSource
    void aTextThatIsNoTimeNoNumberAndNoConstant(EventType type) throws IOException {
        assertAgreement(type, (parent, field) -> parent.put(field, "soon"));
    }

    @ParameterizedTest
    @EnumSource
    void aListWithANull(EventType type) throws IOException {
        assertAgreement(type, (parent, field) -> parent.putArray(field).addNull());
    }

    private static void assertAgreement(EventType type, BiConsumer<ObjectNode, String> damage) throws IOException {
        JsonNode schema = EventSchemas.of(type);
        GoldenRecord golden = GoldenRecord.of(GoldenEvents.of(type));
        int fields = objects(golden.value()).stream().mapToInt(JsonNode::size).sum();
        for (int n = 0; n < fields; n++) {
            GoldenRecord damaged = new GoldenRecord(golden.topic(), golden.key(), golden.headers(),
                    golden.value().deepCopy());
            String field = damage(damaged.value(), n, damage);
            assertThat(isRead(damaged)).as("%s read without a sound %s", type, field)
                    .isEqualTo(EventSchemas.errors(schema, damaged.value()).isEmpty());
        }
    }

    private static String damage(JsonNode value, int n, BiConsumer<ObjectNode, String> damage) {
        int left = n;
        for (ObjectNode parent : objects(value)) {
            if (left < parent.size()) {
                String field = List.copyOf(parent.properties()).get(left).getKey();
                damage.accept(parent, field);
                return field;
            }
            left -= parent.size();
        }
        throw new IllegalArgumentException("no field " + n);
    }

    private static List<ObjectNode> objects(JsonNode value) {
        List<ObjectNode> found = new ArrayList<>();
        if (value instanceof ObjectNode object) {
            found.add(object);
        }
        value.forEach(child -> found.addAll(objects(child)));
        return found;
    }

    private static boolean isRead(GoldenRecord damaged) {
        try {
            return damaged.event().isPresent();
        } catch (UnreadableEvent e) {
            return false;
        }
    }
}
