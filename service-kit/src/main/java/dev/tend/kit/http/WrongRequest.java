package dev.tend.kit.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Says in HTTP's words what is wrong with a request's method and media types; the framework says it in Java's. */
class WrongRequest {

    @ServerExceptionMapper
    Response problem(NotSupportedException e) {
        return problem(Status.UNSUPPORTED_MEDIA_TYPE,
                "The header Content-Type names another type than this address takes: "
                        + "send JSON, as application/json.");
    }

    @ServerExceptionMapper
    Response problem(NotAcceptableException e) {
        return problem(Status.NOT_ACCEPTABLE, "The header Accept wants a type that this address does not answer with: "
                + "leave it out, or add */*.");
    }

    @ServerExceptionMapper
    Response problem(NotAllowedException e) {
        return problem(Status.METHOD_NOT_ALLOWED,
                "This address does not know the method: /q/openapi lists those that it "
                        + "knows.");
    }

    private static Response problem(Status status, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase()).withDetail(detail).build()
                .toResponse();
    }
}
