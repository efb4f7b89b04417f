package dev.tend.notifier.ping;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tend.events.EventJson;
import dev.tend.kit.consumer.UnreadableRow;

/** Records in jsonb columns. */
final class Json {

    private static final JsonMapper MAPPER = EventJson.builder().build();

    private Json() {
    }

    static @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // Without the cause: its message may hold text of the question.
            throw new IllegalStateException("a " + value.getClass().getSimpleName() + " that can't be written");
        }
    }

    static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        try {
            return json == null ? null : MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableRow(type.getSimpleName());
        }
    }
}
