package dev.tend.kit.community;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import dev.tend.events.Visibility;

/**
 * A place where questions are asked.
 *
 * @param location {@code owner/repo} for GitHub, the forum's base URL for Discourse, no slash at its end
 * @param webhookSecrets one, or two while a secret is being replaced; none: webhooks are refused
 * @param policy key of the ageing policy; none: its questions do not age
 * @param visibility what holds where the source does not say
 * @param api base URL of the source's API, no slash at its end: GitHub's {@code https://api.github.com} or an own server's; for
 *        Discourse the location
 * @param token API token; none: anonymous (and only where {@code poll} is set)
 * @param apiUser Discourse's {@code Api-Username} that goes with the token
 * @param poll how often to poll; none: never
 */
public record Source(String key, Kind kind, String location, List<Secret> webhookSecrets, Optional<String> policy,
        Optional<Visibility> visibility, URI api, Optional<Secret> token, String apiUser, Optional<Duration> poll) {

    /** How often a source is polled unless the file says so. */
    static final Duration POLL = Duration.ofMinutes(5);

    /** What a source is. */
    public enum Kind {
        GITHUB("github", 25 * 1024 * 1024),
        DISCOURSE("discourse", 10 * 1024 * 1024);

        private final String word;
        private final int bodyLimit;

        Kind(String word, int bodyLimit) {
            this.word = word;
            this.bodyLimit = bodyLimit;
        }

        /** The word in {@code community.yaml} and in question ids. */
        public String word() {
            return word;
        }

        /** Where the API is unless the file says so. */
        URI api(String location) {
            return URI.create(this == GITHUB ? "https://api.github.com" : location);
        }

        /** The largest webhook that this kind of source sends, in bytes. */
        public int bodyLimit() {
            return bodyLimit;
        }
    }

    /** The middle part of question ids: {@code owner/repo}, or the forum's host (with its path, if it has one). */
    public String place() {
        return place(location);
    }

    static String place(String location) {
        return location.replaceFirst("^https?://", "").replaceFirst("/+$", "");
    }
}
