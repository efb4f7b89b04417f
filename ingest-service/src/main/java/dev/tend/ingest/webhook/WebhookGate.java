package dev.tend.ingest.webhook;

import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;

import dev.tend.ingest.source.Sources;
import dev.tend.ingest.webhook.Bodies.Admitted;
import dev.tend.kit.community.Source;

/** Refuses by the head of a request, before its body is read, also where there is no room for it. */
class WebhookGate {

    private final Sources sources;
    private final Webhooks webhooks;
    private final Bodies bodies;
    private final CurrentVertxRequest current;

    WebhookGate(Sources sources, Webhooks webhooks, Bodies bodies, CurrentVertxRequest current) {
        this.sources = sources;
        this.webhooks = webhooks;
        this.bodies = bodies;
        this.current = current;
    }

    @ServerRequestFilter
    Optional<Response> check(ContainerRequestContext request) {
        if (!request.getUriInfo().getPath().startsWith("/webhooks/")) {
            return Optional.empty();
        }
        Optional<Source> source = sources.find(request.getUriInfo().getPathParameters().getFirst("source"));
        if (source.isEmpty()) {
            return Optional.of(webhooks.refused(Refusal.unknownSource()));
        }
        int most = source.get().kind().bodyLimit();
        if (length(request) > most) {
            return Optional.of(webhooks.refused(source.get(), Refusal.tooLarge(source.get())));
        }
        Optional<Admitted> admitted = bodies.admit(length(request) < 0 ? most : length(request));
        admitted.ifPresent(body -> body.until(current.getCurrent()));
        return admitted.isPresent() ? Optional.empty() : Optional.of(webhooks.noRoom(source.get()));
    }

    /** In bytes; negative where it is not said. JAX-RS has an int for it. */
    private static long length(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
