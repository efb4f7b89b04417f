package dev.tend.ingest.poll;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.kit.LowerCase;

/**
 * How long to leave a source alone. GitHub: https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api;
 * Discourse: 429 with Retry-After, or {@code extras.wait_seconds} in the body.
 */
final class RateLimit {

    private static final Duration IF_NOT_SAID = Duration.ofSeconds(60);
    /** GitHub's window is an hour: nothing longer is believed. */
    static final Duration LONGEST = Duration.ofHours(1);

    /** Refusals are short; in bytes. */
    private static final int LOOKED_AT = 4 * 1024;

    private RateLimit() {
    }

    /** Until when; empty if the next request may be made at once. */
    static Optional<Instant> pause(int status, HttpHeaders headers, byte[] body, Instant now) {
        boolean usedUp = number(headers, "x-ratelimit-remaining").orElse(1) == 0;
        boolean refused = status == 429 || status == 403
                && (usedUp || headers.firstValue("Retry-After").isPresent() || speaksOfRateLimit(body));
        if (!refused && !usedUp) {
            return Optional.empty();
        }
        Instant until = retryAfter(headers, now).or(() -> usedUp ? reset(headers) : Optional.empty())
                .or(() -> refused ? waitSeconds(body, now) : Optional.empty()).orElse(now.plus(IF_NOT_SAID));
        Instant latest = now.plus(LONGEST);
        return Optional.of(until.isAfter(latest) ? latest : until).filter(time -> time.isAfter(now) || refused);
    }

    private static Optional<Instant> retryAfter(HttpHeaders headers, Instant now) {
        OptionalLong seconds = number(headers, "Retry-After");
        if (seconds.isPresent()) {
            return Optional.of(now.plusSeconds(seconds.getAsLong()));
        }
        return headers.firstValue("Retry-After").flatMap(date -> {
            try {
                return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Instant> reset(HttpHeaders headers) {
        OptionalLong reset = number(headers, "x-ratelimit-reset");
        // One second more, since it is a whole second by another clock.
        return reset.isPresent() ? Optional.of(Instant.ofEpochSecond(reset.getAsLong() + 1)) : Optional.empty();
    }

    private static Optional<Instant> waitSeconds(byte[] body, Instant now) {
        try {
            JsonNode seconds = Json.any(body).path("extras").path("wait_seconds");
            return seconds.isNumber() ? Optional.of(now.plusSeconds(seconds.longValue())) : Optional.empty();
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** GitHub's words for its secondary limit, of today and of before; it comes with or without Retry-After. */
    private static boolean speaksOfRateLimit(byte[] body) {
        String beginning = LowerCase
                .of(new String(body, 0, Math.min(body.length, LOOKED_AT), StandardCharsets.UTF_8));
        return beginning.contains("rate limit") || beginning.contains("abuse detection")
                || beginning.contains("rate-limit");
    }

    private static OptionalLong number(HttpHeaders headers, String name) {
        return headers.firstValue(name).filter(text -> text.matches("\\d{1,12}")).stream().mapToLong(Long::parseLong)
                .findFirst();
    }
}
