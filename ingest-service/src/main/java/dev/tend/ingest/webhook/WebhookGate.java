package dev.tend.ingest.webhook;

import java.time.Duration;
import java.util.Optional;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.server.ServerRequestFilter;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

import dev.tend.ingest.source.Sources;
import dev.tend.ingest.webhook.Bodies.Admitted;
import dev.tend.kit.community.Source;

/** Refuses by the head of a request, before its body is read, also where there is no room for it. */
class WebhookGate {

    private static final String SOURCE = WebhookGate.class.getName();
    /** GitHub gives up after ten seconds: who goes on sending for longer holds room that others need. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

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
            return Optional.of(webhooks.refused(source.get(), Refusal.tooLarge(source.get())).toResponse());
        }
        Optional<Admitted> admitted = bodies.admit(length(request) < 0 ? Bodies.PIECE : length(request));
        if (admitted.isEmpty()) {
            return Optional.of(webhooks.noRoom(source.get()).toResponse());
        }
        admitted.get().until(current.getCurrent());
        current.getCurrent().put(SOURCE, source.get());
        hangUpUnlessWhole(current.getCurrent(), source.get());
        return Optional.empty();
    }

    /** Empty for what is no webhook. */
    static Optional<Source> source(RoutingContext request) {
        return Optional.ofNullable(request.get(SOURCE));
    }

    /** The framework itself waits for the first bytes of a body for ever, and for those after them anew each time. */
    private void hangUpUnlessWhole(RoutingContext request, Source source) {
        long timer = request.vertx().setTimer(PATIENCE.toMillis(), now -> {
            if (!request.request().isEnded() && !request.response().headWritten()) {
                HttpProblem problem = webhooks.refused(source, Refusal.notWhole());
                if (BodyLimit.isReading(request)) {
                    // It finds the connection closed, and would answer once more.
                    request.request().connection().close();
                } else {
                    answer(request, problem);
                }
            }
        });
        request.addEndHandler(end -> request.vertx().cancelTimer(timer));
    }

    private static void answer(RoutingContext request, HttpProblem problem) {
        String body = new JsonObject().put("status", problem.getStatusCode()).put("title", problem.getTitle())
                .put("detail", problem.getDetail()).encode();
        request.response().setStatusCode(problem.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .putHeader("Connection", "close").end(body).onComplete(end -> request.request().connection().close());
    }

    /** In bytes; negative where it is not said. JAX-RS has an int for it. */
    private static long length(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        return length == null ? -1 : Long.parseLong(length);
    }
}
