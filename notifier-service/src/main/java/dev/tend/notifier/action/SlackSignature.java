package dev.tend.notifier.action;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Secret;

/**
 * Slack's signature of a request (docs.slack.dev/authentication/verifying-requests-from-slack): HMAC-SHA256 of
 * {@code v0:timestamp:body} over the bytes as they came.
 *
 * @param timestamp header {@code X-Slack-Request-Timestamp}, seconds since 1970
 * @param signature header {@code X-Slack-Signature}
 */
record SlackSignature(@Nullable String timestamp, @Nullable String signature) {

    private static final Duration WINDOW = Duration.ofMinutes(5);

    /** Whether one of the secrets signed this body, at most five minutes ago or ahead. */
    boolean fits(byte[] body, Collection<Secret> secrets, Instant now) {
        if (timestamp == null || signature == null || !timestamp.matches("[0-9]{1,12}")) {
            return false;
        }
        Duration off = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
        if (off.compareTo(WINDOW) > 0) {
            return false;
        }
        byte[] start = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        boolean fits = false;
        for (Secret secret : secrets) {
            fits |= Signature.same("v0=" + Signature.of(secret, start, body), signature);
        }
        return fits;
    }
}
