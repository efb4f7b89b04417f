package dev.tend.kit.access;

import java.util.Map;
import java.util.Optional;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.AuthenticationRedirectException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers callers who have not signed in, or may not do what they ask for. The library of problems has answers of its own for this,
 * but they call what this version of the framework does not have.
 */
class Refusals {

    private static final Logger LOG = Logger.getLogger(Refusals.class);
    /** Before the answers of the libraries. */
    private static final int FIRST = 1;
    private static final int LONGEST_PATH = 100;
    private static final String RETRY_AFTER_SECONDS = "10";

    @ServerExceptionMapper(priority = FIRST)
    Uni<Response> notSignedIn(UnauthorizedException e, RoutingContext context) {
        return isBrowser(context)
                ? challenge(context)
                : Uni.createFrom().item(unauthorized("Bearer",
                        "This is for those who have signed in: send a bearer token in the header Authorization."));
    }

    @ServerExceptionMapper(priority = FIRST)
    Uni<Response> notBelieved(AuthenticationFailedException e, RoutingContext context) {
        Optional<Throwable> away = Causes.of(e).filter(OIDCException.class::isInstance).findFirst();
        if (away.isPresent()) {
            return Uni.createFrom().item(signInIsAway((OIDCException) away.get()));
        } else if (isBrowser(context)) {
            return challenge(context);
        }
        String reason = Causes.reason(e);
        String path = context.request().path();
        // The message of the exception is left out: it repeats the token's claims.
        LOG.infof("A token was refused at %s %s: %s.", context.request().method(),
                path.length() <= LONGEST_PATH ? path : path.substring(0, LONGEST_PATH) + "…", reason);
        return Uni.createFrom().item(unauthorized("Bearer error=\"invalid_token\"",
                "The bearer token is not accepted: " + reason + ". Get a new one for this application."));
    }

    /** The way from and to the page on which people sign in. */
    @ServerExceptionMapper(priority = FIRST)
    Response redirected(AuthenticationRedirectException e) {
        return Response.status(e.getCode()).header(HttpHeaders.LOCATION, e.getRedirectUri())
                .header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notCompleted(AuthenticationCompletionException e) {
        return unauthorized("Bearer", "The sign-in was not completed: open the board again.");
    }

    @ServerExceptionMapper(priority = FIRST)
    Response notAllowed(ForbiddenException e) {
        return problem(Status.FORBIDDEN,
                "None of your roles allows this: ask who looks after the roles of Tend for one that does.")
                .build().toResponse();
    }

    @ServerExceptionMapper(priority = FIRST)
    Response signInIsAway(OIDCException e) {
        return problem(Status.SERVICE_UNAVAILABLE,
                "The server at which you sign in can't be reached now: try again in a while.")
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build().toResponse();
    }

    /** Whether a person waits in front of it, who can be sent to where one signs in. */
    private static boolean isBrowser(RoutingContext context) {
        String accept = context.request().getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.contains("text/html")
                && context.request().getHeader(HttpHeaders.AUTHORIZATION) == null;
    }

    private static Uni<Response> challenge(RoutingContext context) {
        HttpAuthenticator authenticator = context.get(HttpAuthenticator.class.getName());
        return authenticator.getChallenge(context).map(Refusals::response);
    }

    private static Response response(ChallengeData challenge) {
        if (challenge == null || challenge.status == Status.UNAUTHORIZED.getStatusCode()) {
            return unauthorized("Bearer", "This is for those who have signed in.");
        }
        Response.ResponseBuilder response = Response.status(challenge.status);
        for (Map.Entry<CharSequence, String> header : challenge.getHeaders().entrySet()) {
            response.header(header.getKey().toString(), header.getValue());
        }
        return response.build();
    }

    private static Response unauthorized(String challenge, String detail) {
        return problem(Status.UNAUTHORIZED, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, challenge).build()
                .toResponse();
    }

    private static HttpProblem.Builder problem(Status status, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase()).withDetail(detail);
    }
}
