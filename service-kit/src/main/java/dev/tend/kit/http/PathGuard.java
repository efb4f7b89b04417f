package dev.tend.kit.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.ManagementInterface;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/**
 * Refuses every path that two readers could read in two ways, before anything routes by it. No address of Tend needs such a path, so
 * whatever a later version of the framework makes of it, nobody gets around a rule by it.
 */
@ApplicationScoped
class PathGuard {

    /** The first route of all: those with the same order come after it. */
    private static final int FIRST = Integer.MIN_VALUE;
    private static final int BAD_REQUEST = 400;
    private static final char FIRST_PRINTABLE = '!';
    private static final char LAST_PRINTABLE = '~';

    void register(@Observes Router router) {
        guard(router);
    }

    void register(@Observes ManagementInterface management) {
        guard(management.router());
    }

    private static void guard(Router router) {
        // The server itself has refused already what is no URI at all, also with 400, and without a text.
        router.route().order(FIRST).handler(PathGuard::check);
    }

    private static void check(RoutingContext context) {
        Optional<String> refusal = refusal(context.request().path());
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        refuse(context, refusal.get());
    }

    private static void refuse(RoutingContext context, String why) {
        if (!context.response().headWritten()) {
            context.response().setStatusCode(BAD_REQUEST)
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                    .end(JsonObject.of("status", BAD_REQUEST, "title", "Bad Request", "detail", why).encode());
        }
    }

    /**
     * Why a path is refused; empty if it is not.
     *
     * @param path as it was sent, without the query
     */
    static Optional<String> refusal(@Nullable String path) {
        if (path == null || !path.startsWith("/")) {
            return Optional.of("The path has to start with a slash.");
        }
        if (path.chars().anyMatch(c -> c < FIRST_PRINTABLE || c > LAST_PRINTABLE || c == '#')) {
            return Optional.of("The path holds a character that has to be percent-encoded.");
        }
        Optional<String> decoded = decoded(path);
        if (decoded.isEmpty()) {
            return Optional.of("The path is not percent-encoded UTF-8.");
        }
        String plain = decoded.get();
        if (plain.chars().anyMatch(Character::isISOControl)) {
            return Optional.of("The path holds a control character, which no address here does.");
        } else if (plain.chars().anyMatch(c -> c == ';' || c == '\\' || c == '%')) {
            return Optional
                    .of("The path holds a semicolon, a backslash or a percent sign, which no address here does.");
        } else if (slashes(plain) != slashes(path)) {
            return Optional.of("The path holds an encoded slash, which no address here does.");
        } else if (plain.contains("//")) {
            return Optional.of("The path holds two slashes in a row: write one.");
        } else if (Arrays.stream(plain.split("/")).anyMatch(step -> step.equals(".") || step.equals(".."))) {
            return Optional.of("The path holds a step . or .., which no address here does: write the path without it.");
        }
        return Optional.empty();
    }

    private static long slashes(String text) {
        return text.chars().filter(c -> c == '/').count();
    }

    /** Empty where an encoding is not whole, or its bytes are no UTF-8. */
    private static Optional<String> decoded(String path) {
        byte[] bytes = new byte[path.length()];
        int length = 0;
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '%') {
                int high = i + 2 <= path.length() - 1 ? Character.digit(path.charAt(i + 1), 16) : -1;
                int low = i + 2 <= path.length() - 1 ? Character.digit(path.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                c = (char) (high << 4 | low);
                i += 2;
            }
            bytes[length++] = (byte) c;
        }
        try {
            return Optional
                    .of(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
