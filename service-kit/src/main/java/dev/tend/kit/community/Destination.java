package dev.tend.kit.community;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where people are told.
 *
 * @param url an incoming webhook; with it {@code api}, {@code token} and {@code channel} are not used
 * @param api base URL of the chat server's API, no slash at its end: {@code https://slack.com/api}, or the Mattermost server
 * @param token bot token for the API
 * @param channel the channel's id, for the API
 * @param holdsPrivate key {@code private}: whether those who read it may read PRIVATE questions
 * @param pace the shortest time between two messages
 * @param signingSecret what signs the buttons that come back
 */
public record Destination(String key, Kind kind, Optional<URI> url, Optional<URI> api, Optional<Secret> token,
        Optional<String> channel, boolean holdsPrivate, Duration pace, Optional<Secret> signingSecret) {

    static final URI SLACK_API = URI.create("https://slack.com/api");

    /** What a destination is. */
    public enum Kind {
        SLACK("slack"), MATTERMOST("mattermost"), LOG("log");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /** Incoming webhooks can't be looked at: after an unknown outcome a message is sent again. */
    public boolean isWebhook() {
        return url.isPresent();
    }

    /** Without the address: who knows that of a webhook can post. */
    @Override
    public String toString() {
        return "Destination[" + kind.word() + " " + key + "]";
    }
}
