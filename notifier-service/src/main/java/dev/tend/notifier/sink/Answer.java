package dev.tend.notifier.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came of an HTTP call. */
public sealed interface Answer {

    /**
     * The server answered.
     *
     * @param headers names in lower case
     * @param body cut at the limit of the call
     */
    record Response(int status, Map<String, String> headers, String body) implements Answer {

        /** {@code Retry-After} in seconds (RFC 9110); dates are not used by chat servers. At most an hour. */
        public Optional<Duration> retryAfter() {
            return number("retry-after").map(Answer::pause);
        }

        public Optional<Long> number(String header) {
            String value = headers.getOrDefault(header, "");
            return value.matches("[0-9]{1,12}") ? Optional.of(Long.parseLong(value)) : Optional.empty();
        }
    }

    /** No byte of the request left: no such host, an address that is not allowed, refused. */
    record NotReached(String reason) implements Answer {
    }

    /** The request was sent, at least in part, and no whole answer came. */
    record Broken(String reason) implements Answer {
    }

    static Duration pause(long seconds) {
        return Duration.ofSeconds(Math.min(Math.max(seconds, 1), 3600));
    }
}
