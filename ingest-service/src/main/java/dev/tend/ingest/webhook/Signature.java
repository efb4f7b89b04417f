package dev.tend.ingest.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Secret;

/**
 * {@code sha256=<hex HMAC-SHA256 of the raw body>}, as GitHub (X-Hub-Signature-256) and Discourse (X-Discourse-Event-Signature)
 * sign.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {
    }

    /** In constant time. Without a secret nothing is right. */
    static boolean isRight(@Nullable String signature, byte[] body, List<Secret> secrets) {
        if (signature == null) {
            return false;
        }
        byte[] given = signature.getBytes(StandardCharsets.UTF_8);
        boolean right = false;
        for (Secret secret : secrets) {
            right |= MessageDigest.isEqual(of(body, secret).getBytes(StandardCharsets.UTF_8), given);
        }
        return right;
    }

    static String of(byte[] body, Secret secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
