package dev.tend.ingest.webhook;

import jakarta.ws.rs.core.HttpHeaders;

import io.quarkiverse.resteasy.problem.HttpProblem;

import dev.tend.ingest.payload.Malformed;
import dev.tend.kit.community.Source;

/** The answers to webhooks that are not taken: what is wrong, and what to do. */
final class Refusal {

    private static final int RETRY_AFTER_SECONDS = 10;

    private Refusal() {
    }

    static HttpProblem unknownSource() {
        return problem(404, "Unknown source", "community.yaml has no source of this key. The address of a webhook ends "
                + "with the key of its source.");
    }

    static HttpProblem tooLarge(Source source) {
        return problem(413, "Too large", "A webhook of " + source.kind().word() + " has at most "
                + source.kind().bodyLimit() + " bytes.");
    }

    /** The rest of it is not read, and the connection closed. */
    static HttpProblem tooLarge(long most) {
        return HttpProblem.builder().withStatus(413).withTitle("Too large")
                .withDetail("Nothing that is sent here has more than " + most + " bytes.")
                .withHeader("Connection", "close").build();
    }

    /** It did not come, or not in time. The connection is closed. */
    static HttpProblem notWhole() {
        return HttpProblem.builder().withStatus(408).withTitle("Not whole")
                .withDetail("The body did not come to its end in time. Send it again.")
                .withHeader("Connection", "close").build();
    }

    static HttpProblem wrongSignature() {
        return problem(401, "Wrong signature",
                "The body is not signed with the source's webhook-secret. Enter the same "
                        + "secret at the source and in the environment variable that community.yaml names.");
    }

    static HttpProblem noSecret() {
        return problem(401, "No secret", "The source has no webhook-secret in community.yaml, so that nothing can be "
                + "checked. Set one there and at the source.");
    }

    static HttpProblem unreadable(Malformed malformed) {
        return problem(400, "Unreadable", malformed.getMessage()
                + ". The source must send application/json as its API documents it.");
    }

    static HttpProblem form() {
        return problem(400, "Unreadable", "It came as application/x-www-form-urlencoded. At GitHub, in the settings of "
                + "the webhook, \"Content type\" must be application/json.");
    }

    static HttpProblem noRoom() {
        return notNow("There is no room for the body beside those of other webhooks. Send it again.");
    }

    static HttpProblem ourTrouble() {
        return notNow("It could not be stored. Nothing is wrong with the webhook: send it again.");
    }

    private static HttpProblem notNow(String detail) {
        return HttpProblem.builder().withStatus(503).withTitle("Not now").withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    private static HttpProblem problem(int status, String title, String detail) {
        return HttpProblem.builder().withStatus(status).withTitle(title).withDetail(detail).build();
    }
}
