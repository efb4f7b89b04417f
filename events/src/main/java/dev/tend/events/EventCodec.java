package dev.tend.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Events to and from Kafka records: CloudEvents 1.0, Kafka protocol binding, binary mode. */
public final class EventCodec {

    private static final JsonMapper JSON = EventJson.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EventCodec() {
    }

    /** The headers of the record, in CloudEvents' order. */
    public static Map<String, byte[]> headers(Event<?> event) {
        return headers(event.id(), event.type().ceType(), event.source(), event.time().toString(), event.subject());
    }

    /** The headers of a record whose event was written before: an outbox keeps these parts beside the value. */
    public static Map<String, byte[]> headers(String id, String ceType, String source, String time, String subject) {
        Map<String, byte[]> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", utf8("1.0"));
        headers.put("ce_id", utf8(id));
        headers.put("ce_type", utf8(ceType));
        headers.put("ce_source", utf8(source));
        headers.put("ce_time", utf8(time));
        headers.put("ce_subject", utf8(subject));
        headers.put("content-type", utf8("application/json"));
        return headers;
    }

    /** The value of the record. */
    public static byte[] value(Event<?> event) {
        try {
            return JSON.writeValueAsBytes(event.data());
        } catch (IOException e) {
            throw new IllegalStateException("an event that cannot be written: " + event.type(), e);
        }
    }

    /**
     * Reads a record.
     *
     * @return empty for a type of event that this version does not know: to be passed over
     * @throws UnreadableEvent if a header is missing or the value is not such an event; the message holds none of the value
     */
    public static Optional<Event<?>> read(Map<String, byte[]> headers, byte[] value) throws UnreadableEvent {
        String ceType = header(headers, "ce_type");
        Optional<EventType> type = EventType.ofCeType(ceType);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        String id = header(headers, "ce_id");
        Instant time;
        try {
            time = EventJson.time(header(headers, "ce_time"));
        } catch (DateTimeException e) {
            throw new UnreadableEvent("header ce_time is not an RFC 3339 time");
        }
        String source = header(headers, "ce_source");
        if (value == null) {
            throw new UnreadableEvent("the record has no value");
        }
        EventData data;
        try {
            data = JSON.readValue(value, type.get().data());
        } catch (IOException e) {
            throw new UnreadableEvent("the value is not the JSON of a " + ceType);
        }
        if (data == null) {
            throw new UnreadableEvent("the value is null");
        }
        NullCheck.check((Record) data);
        return Optional.of(new Event<>(id, source, time, data));
    }

    private static String header(Map<String, byte[]> headers, String name) throws UnreadableEvent {
        byte[] value = headers.get(name);
        if (value == null || value.length == 0) {
            throw new UnreadableEvent("header " + name + " is missing");
        }
        return new String(value, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
