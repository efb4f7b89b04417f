package dev.tend.ingest.payload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** The one parser of what sources send, and strict access to it: each method throws {@link Malformed} for another shape. */
public final class Json {

    /** What people write at length; it is cut later. All else is a name, a title or an address. */
    private static final Set<String> POSTS = Set.of("body", "raw", "cooked");
    private static final int LONGEST = 4_096;

    private static final int DEPTH = 100;
    private static final int LONGEST_TEXT = 32 * 1024 * 1024;
    /** Five times what a page of a hundred issues with a hundred labels each has. Two of them may take a hundred bytes of heap. */
    private static final long MOST_TOKENS = 1_000_000;
    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEPTH).maxStringLength(LONGEST_TEXT)
                    .maxTokenCount(MOST_TOKENS).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private Json() {
    }

    /** An object: no key twice, nothing behind it, at most 100 levels deep and a million tokens long. */
    public static JsonNode parse(byte[] bytes, int length) {
        JsonNode node = any(bytes, length);
        if (!node.isObject()) {
            throw new Malformed("the body is not a JSON object");
        }
        return node;
    }

    /** As {@link #parse}, where a list may come as well. */
    public static JsonNode any(byte[] bytes) {
        return any(bytes, bytes.length);
    }

    private static JsonNode any(byte[] bytes, int length) {
        try {
            return MAPPER.readTree(bytes, 0, length);
        } catch (IOException e) {
            throw new Malformed("the body is not well-formed JSON (or holds a key twice, or is more than " + DEPTH
                    + " levels deep, or " + MOST_TOKENS + " tokens long)");
        }
    }

    public static JsonNode object(JsonNode parent, String name) {
        return objectIfAny(parent, name).orElseThrow(() -> new Malformed("\"" + name + "\" is missing"));
    }

    public static Optional<JsonNode> objectIfAny(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        return Optional.of(check(node.isObject(), node, name, "an object"));
    }

    public static Iterable<JsonNode> list(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return node.isMissingNode() || node.isNull()
                ? java.util.List.of()
                : check(node.isArray(), node, name, "a list");
    }

    public static String text(JsonNode parent, String name) {
        return textIfAny(parent, name).orElseThrow(() -> new Malformed("\"" + name + "\" is missing"));
    }

    /** Empty for what is missing, null or blank. */
    public static Optional<String> textIfAny(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        String text = check(node.isTextual(), node, name, "a text").textValue();
        check(text.length() <= LONGEST || POSTS.contains(name), node, name, "at most " + LONGEST + " characters long");
        return Optional.of(clean(text)).filter(cleaned -> !cleaned.isBlank());
    }

    /** A positive whole number. */
    public static long number(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        check(node.isIntegralNumber() && node.canConvertToLong() && node.longValue() > 0, node, name,
                "a positive number");
        return node.longValue();
    }

    public static boolean flag(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return !node.isMissingNode() && !node.isNull()
                && check(node.isBoolean(), node, name, "true or false").booleanValue();
    }

    public static Instant time(JsonNode parent, String name) {
        return timeIfAny(parent, name).orElseThrow(() -> new Malformed("\"" + name + "\" is missing"));
    }

    public static Optional<Instant> timeIfAny(JsonNode parent, String name) {
        return textIfAny(parent, name).map(text -> {
            try {
                Instant time = OffsetDateTime.parse(text).toInstant();
                if (time.isAfter(Instant.EPOCH) && time.isBefore(LATEST)) {
                    return time;
                }
            } catch (DateTimeException e) {
                // Said below, without the text.
            }
            throw new Malformed("\"" + name + "\" is not a time such as 2026-11-20T12:00:00Z");
        });
    }

    private static JsonNode check(boolean right, JsonNode node, String name, String what) {
        if (!right) {
            throw new Malformed("\"" + name + "\" must be " + what);
        }
        return node;
    }

    /**
     * Halves of surrogate pairs, which JSON can express and UTF-8 can't, become question marks; character 0, which Postgres
     * can't keep, goes.
     */
    private static String clean(String text) {
        boolean plain = text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c));
        return plain
                ? text
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
