package dev.tend.ingest.webhook;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.response.ValidatableResponse;

import dev.tend.kit.community.Secret;

/** Webhooks that are signed with the sources' new secret. */
public final class Signed {

    private static final Secret SECRET = new Secret("the-new-secret");

    private Signed() {
    }

    /** As GitHub and Discourse would deliver it. */
    public static ValidatableResponse deliver(String source, String event, ObjectNode payload) {
        byte[] body = payload.toString().getBytes(StandardCharsets.UTF_8);
        String signature = Signature.of(body, SECRET);
        return given().contentType("application/json").header("X-GitHub-Event", event)
                .header("X-Hub-Signature-256", signature).header("X-Discourse-Event", event)
                .header("X-Discourse-Event-Signature", signature).body(body).post("/webhooks/" + source).then();
    }
}
