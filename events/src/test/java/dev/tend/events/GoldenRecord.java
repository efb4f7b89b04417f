package dev.tend.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** A Kafka record as a golden file shows it. */
record GoldenRecord(String topic, String key, Map<String, String> headers, JsonNode value) {

    static GoldenRecord of(Event<?> event) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        EventCodec.headers(event).forEach((name, text) -> headers.put(name, new String(text, StandardCharsets.UTF_8)));
        return new GoldenRecord(event.type().topic(), event.subject(), headers,
                CheckedIn.JSON.readTree(EventCodec.value(event)));
    }

    static String fileName(EventType type) {
        return type.eventName() + ".json";
    }

    static GoldenRecord read(Path file) {
        return CheckedIn.JSON.convertValue(CheckedIn.read(file), GoldenRecord.class);
    }

    Optional<Event<?>> event() throws UnreadableEvent {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        headers.forEach((name, text) -> bytes.put(name, text.getBytes(StandardCharsets.UTF_8)));
        return EventCodec.read(bytes, value.toString().getBytes(StandardCharsets.UTF_8));
    }
}
