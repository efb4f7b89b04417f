package dev.tend.notifier.action;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

import dev.tend.kit.community.Secret;

/**
 * What a Mattermost button stands for. Mattermost signs nothing: the token binds a press to what was offered.
 *
 * @param action id of the button
 * @param ping id of the ping that it is under
 * @param expires seconds since 1970
 */
public record ButtonToken(String destination, String question, String action, String ping, long expires) {

    public String sign(Secret secret) {
        String text = String.join("\n", "tend button 1", destination, question, action, ping, Long.toString(expires));
        return Signature.of(secret, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isSigned(Secret secret, String token) {
        return Signature.same(sign(secret), token);
    }

    boolean isExpired(Instant now) {
        return now.getEpochSecond() > expires;
    }
}
