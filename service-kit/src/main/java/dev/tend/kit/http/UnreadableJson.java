package dev.tend.kit.http;

import java.io.CharConversionException;
import java.io.IOException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Says as a problem (RFC 9457) where a request's JSON is not what is wanted: by its keys, with none of its values. */
@Provider
public class UnreadableJson implements ReaderInterceptor {

    private static final int LONGEST_KEY = 100;

    @Override
    public @Nullable Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        try {
            return context.proceed();
        } catch (JsonProcessingException e) {
            throw problem(e);
        } catch (CharConversionException e) {
            throw problem("The body is not JSON in UTF-8.");
        } catch (WebApplicationException e) {
            throw e.getCause() instanceof JsonProcessingException cause ? problem(cause) : e;
        }
    }

    /** For a body that a resource parses by itself. */
    public static HttpProblem problem(JsonProcessingException e) {
        String place = place(e.getLocation());
        if (e instanceof UnrecognizedPropertyException unknown) {
            return problem("The key " + shortened(path(unknown)) + " is not known here: write one of "
                    + sorted(unknown.getKnownPropertyIds()) + ".");
        } else if (e instanceof MismatchedInputException mismatch) {
            String path = path(mismatch);
            return problem((path.isEmpty() ? "The body" : "The value of " + shortened(path)) + place + " must be "
                    + kind(mismatch.getTargetType()) + ".");
        }
        return problem(twice(e).map(key -> "The key " + shortened(key) + place + " stands there twice: write it once.")
                .orElse("The body is not JSON" + place + ": send one JSON object."));
    }

    private static Optional<String> twice(JsonProcessingException e) {
        // Jackson has no type for this error.
        return e.getOriginalMessage().startsWith("Duplicate field") && e.getProcessor() instanceof JsonParser parser
                ? Optional.ofNullable(parser.getParsingContext().getCurrentName())
                : Optional.empty();
    }

    private static String kind(@Nullable Class<?> type) {
        if (type == String.class) {
            return "a text";
        } else if (type != null && Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == null || type.isPrimitive() || Number.class.isAssignableFrom(type)
                ? "of another type: /q/openapi lists the keys and their types"
                : "a JSON object";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static String sorted(@Nullable Collection<Object> keys) {
        return keys == null ? "" : keys.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    }

    private static String shortened(String key) {
        return key.length() <= LONGEST_KEY ? key : key.substring(0, LONGEST_KEY) + "…";
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : String.format(Locale.ROOT, " (line %d, column %d)", at.getLineNr(), at.getColumnNr());
    }

    private static HttpProblem problem(String detail) {
        return HttpProblem.builder().withStatus(Status.BAD_REQUEST).withTitle("Not the JSON that is wanted")
                .withDetail(detail).build();
    }
}
