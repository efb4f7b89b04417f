package dev.tend.notifier.message;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A URL that can stand in a message: http or https, nothing in it that ends a link or mentions anyone. An {@code @} is encoded, so
 * that one with a user name has no host any more.
 */
public final class SafeUrl {

    /** Longer ones are no links to questions. */
    private static final int MOST = 300;
    private static final String KEPT = "-._:/?#&=+,;%";

    private SafeUrl() {
    }

    public static Optional<String> of(Untrusted url) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : url.text().strip().getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean kept = c < 128 && Character.isLetterOrDigit(c) || KEPT.indexOf(c) >= 0;
            encoded.append(kept ? c : String.format("%%%02X", (int) c));
        }
        try {
            URI uri = new URI(encoded.toString());
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            boolean plain = web && uri.getHost() != null && encoded.length() <= MOST;
            return plain ? Optional.of(encoded.toString()) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
