package dev.tend.ingest.payload;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.tend.events.CleanText;

/**
 * The one parser of what sources send, and access to it. What Tend needs is read by the methods that throw {@link Malformed} for
 * another shape; what it does not need by those that end in {@code IfAny}, which take another shape for nothing said. All texts are
 * cleaned, see {@link CleanText}.
 */
public final class Json {

    /** The fields that people write at length; they are cut later. All else is a name, a title or an address. */
    private static final Set<String> POSTS = Set.of("body", "raw", "cooked");
    /** In UTF-16 characters, of what people do not write at length. Nothing that is longer is shown anywhere. */
    private static final int LONGEST = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}");

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
        return needed(parent, name, JsonNode::isObject, "an object");
    }

    public static Iterable<JsonNode> list(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        return isAbsent(node) ? List.of() : needed(parent, name, JsonNode::isArray, "a list");
    }

    /** A text, or a number as a text. */
    public static String text(JsonNode parent, String name) {
        // An address is never a number.
        needed(parent, name, node -> node.isTextual() || node.isNumber() && !name.endsWith("url"), "a text");
        return textIfAny(parent, name).orElseThrow(() -> new Malformed("\"" + name + "\" is missing"));
    }

    /** A positive whole number, or one as a text. */
    public static long number(JsonNode parent, String name) {
        return numberIfAny(parent, name).filter(number -> number > 0)
                .orElseThrow(() -> new Malformed("\"" + name + "\" must be a positive number"));
    }

    public static boolean flag(JsonNode parent, String name) {
        return !isAbsent(parent.path(name))
                && needed(parent, name, JsonNode::isBoolean, "true or false").booleanValue();
    }

    public static Instant time(JsonNode parent, String name) {
        text(parent, name);
        return timeIfAny(parent, name).orElseThrow(
                () -> new Malformed("\"" + name + "\" is not a time such as 2026-11-20T12:00:00Z"));
    }

    /** Empty for what is missing, null, or anything else than an object. */
    public static Optional<JsonNode> objectIfAny(JsonNode parent, String name) {
        return Optional.of(parent.path(name)).filter(JsonNode::isObject);
    }

    /** Empty for what is missing, null, or anything else than a list. */
    public static Iterable<JsonNode> listIfAny(JsonNode parent, String name) {
        return parent.path(name).isArray() ? parent.path(name) : List.of();
    }

    /** A text or a number, cleaned; empty for anything else and for what is blank. */
    public static Optional<String> textIfAny(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (!node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        String text = node.asText();
        return Optional.of(POSTS.contains(name) ? CleanText.of(text) : CleanText.line(text, LONGEST))
                .filter(cleaned -> !cleaned.isBlank());
    }

    /** A text itself, cleaned; empty for anything else and for what is blank. */
    public static Optional<String> text(JsonNode node) {
        return Optional.of(node).filter(JsonNode::isTextual).map(text -> CleanText.line(text.textValue(), LONGEST))
                .filter(text -> !text.isEmpty());
    }

    /** A whole number, or one as a text; empty for anything else. */
    public static Optional<Long> numberIfAny(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        if (node.isTextual() && NUMBER.matcher(node.textValue()).matches()) {
            return Optional.of(Long.parseLong(node.textValue()));
        }
        return Optional.of(node).filter(number -> number.isIntegralNumber() && number.canConvertToLong())
                .map(JsonNode::longValue);
    }

    /** True or false, also as a text; empty for anything else. */
    public static Optional<Boolean> flagIfAny(JsonNode parent, String name) {
        JsonNode node = parent.path(name);
        boolean said = node.isBoolean() || node.asText().equals("true") || node.asText().equals("false");
        return said ? Optional.of(node.asBoolean()) : Optional.empty();
    }

    /** Empty for what is missing, or no time between 1970 and 9999. */
    public static Optional<Instant> timeIfAny(JsonNode parent, String name) {
        return textIfAny(parent, name).flatMap(text -> {
            try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }).filter(time -> time.isAfter(Instant.EPOCH) && time.isBefore(LATEST));
    }

    /** Whether something stands there that is not null. */
    public static boolean isSaid(JsonNode parent, String name) {
        return !isAbsent(parent.path(name));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static JsonNode needed(JsonNode parent, String name, Predicate<JsonNode> shape, String what) {
        JsonNode node = parent.path(name);
        if (isAbsent(node)) {
            throw new Malformed("\"" + name + "\" is missing");
        }
        if (!shape.test(node)) {
            throw new Malformed("\"" + name + "\" must be " + what);
        }
        return node;
    }
}
