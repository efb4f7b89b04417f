package dev.tend.rotation.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** A question as it stands in the database. */
final class Content {

    private static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            // A row that another version wrote is read.
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Content() {
    }

    static Question read(String json) {
        try {
            return JSON.readValue(json, Question.class);
        } catch (JsonProcessingException e) {
            // Without the cause: its message holds text of the question.
            throw new IllegalStateException("a question in the database that can't be read: " + e.getClass());
        }
    }

    /** Postgres has no place for the character NUL; no reader misses it. */
    static String write(Question question) {
        try {
            return JSON.writeValueAsString(question).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question that can't be written: " + e.getClass());
        }
    }
}
