package dev.tend.ingest.webhook;

import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/** Refuses by the head of a request, before its body is read. */
class WebhookGate {

    private final Sources sources;
    private final Webhooks webhooks;

    WebhookGate(Sources sources, Webhooks webhooks) {
        this.sources = sources;
        this.webhooks = webhooks;
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
        return request.getLength() > source.get().kind().bodyLimit()
                ? Optional.of(webhooks.refused(source.get(), Refusal.tooLarge(source.get())))
                : Optional.empty();
    }
}
