package dev.tend.events;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;

/** JSON of events, and of what is kept of them. */
public final class EventJson {

    private static final int SECONDS_END = "2026-01-31T12:00:00".length();
    private static final int MOST_DECIMALS = 9;

    private EventJson() {
    }

    /**
     * Writes times as RFC 3339 does, and ignores what it does not know when it reads: another version may have written it.
     */
    public static JsonMapper.Builder builder() {
        return JsonMapper.builder().addModule(new JavaTimeModule())
                .addModule(new SimpleModule("times").addDeserializer(Instant.class, new Times()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** To read times was a fifth of what readers of events did. */
    private static final class Times extends StdScalarDeserializer<Instant> {

        private static final long serialVersionUID = 1;

        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.hasToken(JsonToken.VALUE_STRING) && isUsual(json.getText())) {
                try {
                    return read(json.getText());
                } catch (DateTimeException e) {
                    // No such day, or its end: what follows knows which.
                }
            }
            return InstantDeserializer.INSTANT.deserialize(json, context);
        }
    }

    /** As {@link Instant#parse}, and faster. */
    static Instant time(String text) {
        try {
            return isUsual(text) ? read(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.parse(text);
        }
    }

    /** As we write it: {@code 2026-01-31T12:00:00.123Z}, with up to nine decimals or none. */
    private static boolean isUsual(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + MOST_DECIMALS || end == SECONDS_END + 1
                || text.charAt(end) != 'Z') {
            return false;
        }
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean right = switch (i) {
                case 4, 7 -> c == '-';
                case 10 -> c == 'T';
                case 13, 16 -> c == ':';
                case 19 -> c == '.';
                default -> c >= '0' && c <= '9';
            };
            if (!right) {
                return false;
            }
        }
        return true;
    }

    private static Instant read(String text) {
        int decimals = Math.max(0, text.length() - 1 - SECONDS_END - 1);
        int nanos = number(text, SECONDS_END + 1, SECONDS_END + 1 + decimals);
        for (int i = decimals; i < MOST_DECIMALS; i++) {
            nanos *= 10;
        }
        return LocalDateTime.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10), number(text, 11, 13),
                number(text, 14, 16), number(text, 17, 19), nanos).toInstant(ZoneOffset.UTC);
    }

    private static int number(String text, int from, int until) {
        int number = 0;
        for (int i = from; i < until; i++) {
            number = 10 * number + text.charAt(i) - '0';
        }
        return number;
    }
}
