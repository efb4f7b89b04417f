package dev.tend.classifier.api;

import java.util.stream.Collectors;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;

import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Says as a problem (RFC 9457) where a request's JSON is not what is wanted; without any of its values. */
class UnreadableJson {

    @ServerExceptionMapper
    Response problem(MismatchedInputException e) {
        String path = e.getPath().stream().map(Reference::getFieldName).collect(Collectors.joining("."));
        JsonLocation location = e.getLocation();
        return HttpProblem.builder().withStatus(Status.BAD_REQUEST).withTitle("Not the JSON that is wanted")
                .withDetail(
                        "%s at line %d, column %d is not what belongs there: see /q/openapi for the fields and their types."
                                .formatted(path.isEmpty() ? "What stands" : path, location.getLineNr(),
                                        location.getColumnNr()))
                .build().toResponse();
    }
}
