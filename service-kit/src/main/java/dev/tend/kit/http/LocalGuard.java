package dev.tend.kit.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jspecify.annotations.Nullable;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import dev.tend.kit.access.SignIn;

/**
 * Where nobody signs in, a page of another site in the person's own browser is the stranger: it may neither reach us under a
 * name of its own (DNS rebinding) nor change anything (cross-site request forgery).
 */
@ApplicationScoped
class LocalGuard {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    /** Signed, each request for itself; and forwarded by tunnels under a name of theirs. */
    private static final List<String> SIGNED = List.of("/webhooks/", "/actions/");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    /** Before everything else, so that nothing is read first. */
    private static final int FIRST = 1000;

    void register(@Observes Filters filters, SignIn signIn) {
        if (!signIn.isRequired()) {
            filters.register(LocalGuard::check, FIRST);
        }
    }

    private static void check(RoutingContext context) {
        HttpServerRequest request = context.request();
        Optional<String> refusal = refusal(request.method().name(), context.normalizedPath(), host(request),
                request.getHeader(HttpHeaders.ORIGIN));
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        context.response().setStatusCode(403).putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(JsonObject.of("status", 403, "title", "Forbidden", "detail", refusal.get()).encode());
    }

    /** HTTP/2 has it as the authority. */
    private static @Nullable String host(HttpServerRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host == null && request.authority() != null ? request.authority().toString() : host;
    }

    /**
     * Why a request is refused; empty if it is not.
     *
     * @param host as the request names it, with its port; null where it does not, as no browser does
     * @param origin the page that sends it, where a browser says so
     */
    static Optional<String> refusal(String method, String path, @Nullable String host, @Nullable String origin) {
        if (SIGNED.stream().anyMatch(path::startsWith)) {
            return Optional.empty();
        }
        if (host != null && !LOOPBACK.contains(host.toLowerCase(Locale.ROOT).replaceFirst(":[0-9]*$", ""))) {
            return Optional
                    .of("Without sign-in this is for your own machine alone: call it as localhost or 127.0.0.1.");
        }
        boolean own = origin == null || origin.equalsIgnoreCase("http://" + host)
                || origin.equalsIgnoreCase("https://" + host);
        return own || READING.contains(method)
                ? Optional.empty()
                : Optional.of("A page of another site can't change anything here: its Origin is not this address.");
    }
}
