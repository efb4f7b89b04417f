package dev.tend.kit.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import io.quarkus.oidc.OIDCException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** While the server at which people sign in is away, that is what callers are told: nothing is wrong with their request. */
@ApplicationScoped
class SignInAway {

    private static final String RETRY_AFTER_SECONDS = "10";

    void register(@Observes Router router) {
        router.route().order(0).failureHandler(SignInAway::answer);
    }

    private static void answer(RoutingContext context) {
        if (!(context.failure() instanceof OIDCException) || context.response().headWritten()) {
            context.next();
            return;
        }
        context.response().setStatusCode(503).putHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .end(JsonObject.of("status", 503, "title", "Service Unavailable", "detail",
                        "The server at which you sign in can't be reached now: try again in a while.").encode());
    }
}
