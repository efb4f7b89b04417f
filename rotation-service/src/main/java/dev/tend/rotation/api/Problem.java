package dev.tend.rotation.api;

import jakarta.ws.rs.core.Response.Status;

import org.jspecify.annotations.Nullable;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.rotation.schedule.Refused;

/** Answers that say what is wrong, where, and what to do (RFC 9457). */
final class Problem {

    private Problem() {
    }

    static HttpProblem invalid(String detail) {
        return of(Status.BAD_REQUEST, detail);
    }

    static HttpProblem notFound(String detail) {
        return of(Status.NOT_FOUND, detail);
    }

    /** What was asked for and must not be missing. */
    static String given(String field, @Nullable String value, String remedy) {
        if (value == null || value.isBlank()) {
            throw invalid(field + " is missing: " + remedy + ".");
        }
        return value;
    }

    static HttpProblem of(Refused refused) {
        return of(switch (refused.reason()) {
            case INVALID -> Status.BAD_REQUEST;
            case CONFLICT -> Status.CONFLICT;
            case NOT_YOURS -> Status.FORBIDDEN;
        }, refused.getMessage());
    }

    static HttpProblem of(Status status, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase()).withDetail(detail).build();
    }
}
