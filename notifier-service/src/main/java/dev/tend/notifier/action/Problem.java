package dev.tend.notifier.action;

import jakarta.ws.rs.core.Response.Status;

import io.quarkiverse.resteasy.problem.HttpProblem;

/** Answers that say what is wrong and what to do (RFC 9457). */
final class Problem {

    private Problem() {
    }

    static HttpProblem forged(String detail) {
        return of(Status.UNAUTHORIZED, detail).build();
    }

    static HttpProblem unreadable(String detail) {
        return of(Status.BAD_REQUEST, detail).build();
    }

    static HttpProblem notNow() {
        return of(Status.SERVICE_UNAVAILABLE, "Kafka does not take events now. Press again in a moment.")
                .withHeader("Retry-After", 5).build();
    }

    private static HttpProblem.Builder of(Status status, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(status.getReasonPhrase()).withDetail(detail);
    }
}
