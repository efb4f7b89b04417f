package dev.tend.rotation.queue;

import java.io.IOException;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;

import dev.tend.events.CleanText;
import dev.tend.events.EventJson;
import dev.tend.kit.consumer.UnreadableRow;

/** A question as it stands in the database. */
final class Content {

    private static final JsonMapper JSON = EventJson.builder()
            .addModule(new SimpleModule("clean texts").addSerializer(String.class, new CleanTexts())).build();

    private static final class CleanTexts extends JsonSerializer<String> {
        @Override
        public void serialize(String text, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(CleanText.of(text));
        }
    }

    private Content() {
    }

    static Question read(String json) {
        try {
            return JSON.readValue(json, Question.class);
        } catch (JsonProcessingException e) {
            throw new UnreadableRow("question");
        }
    }

    /** An array of texts. */
    static List<String> texts(String json) {
        try {
            return List.of(JSON.readValue(json, String[].class));
        } catch (JsonProcessingException e) {
            throw new UnreadableRow("list");
        }
    }

    static String write(Question question) {
        return json(question);
    }

    /** The addresses of its links, an array; null where it has none. */
    static @Nullable String links(Question question) {
        List<Link> links = question.care().links();
        return links.isEmpty() ? null : json(links.stream().map(Link::url).toList());
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            // Without the cause: its message may hold text of the question.
            throw new IllegalStateException("a question that can't be written: " + e.getClass());
        }
    }
}
