package dev.tend.rotation.queue;

import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a question belongs to elsewhere.
 *
 * @param url http or https, as it was given
 * @param by a person's key
 */
public record Link(Kind kind, String url, String by, Instant at) {

    private static final int LONGEST = 2000;

    /** What stands at its other end. */
    public enum Kind {
        TICKET, DOCUMENTATION, IDEA, OTHER;

        /** How the API and the events call it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Kind> of(String word) {
            return Arrays.stream(values()).filter(kind -> kind.name().equalsIgnoreCase(word)).findFirst();
        }
    }

    public static boolean isWebAddress(String url) {
        try {
            URI uri = URI.create(url);
            return url.length() <= LONGEST && uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
