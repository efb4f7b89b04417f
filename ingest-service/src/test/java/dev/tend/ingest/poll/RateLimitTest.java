package dev.tend.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void without_a_word_of_it_the_next_request_may_be_made_at_once() {
        assertThat(pause(200, Map.of(), "")).isEmpty();
        assertThat(pause(200, Map.of("x-ratelimit-remaining", "12"), "")).isEmpty();
        assertThat(pause(500, Map.of(), "")).isEmpty();
    }

    @Test
    void where_nothing_remains_the_reset_is_waited_for_even_if_this_request_was_answered() {
        assertThat(pause(200, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1795176300"), ""))
                .contains(Instant.parse("2026-11-20T12:05:01Z"));
    }

    @Test
    void a_refusal_is_waited_out_as_long_as_it_says() {
        assertThat(pause(429, Map.of("Retry-After", "30"), "")).contains(NOW.plusSeconds(30));
        assertThat(pause(403, Map.of("Retry-After", "30"), "")).contains(NOW.plusSeconds(30));
        assertThat(pause(429, Map.of("Retry-After", "Fri, 20 Nov 2026 12:02:00 GMT"), ""))
                .contains(NOW.plusSeconds(120));
        assertThat(pause(403, Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "1795176300"), ""))
                .contains(Instant.parse("2026-11-20T12:05:01Z"));
    }

    @Test
    void discourse_says_it_in_the_body() {
        assertThat(pause(429, Map.of(), "{\"extras\": {\"wait_seconds\": 17}}")).contains(NOW.plusSeconds(17));
    }

    @Test
    void a_refusal_that_does_not_say_how_long_is_waited_out_for_a_minute() {
        assertThat(pause(429, Map.of(), "slow down")).contains(NOW.plusSeconds(60));
        assertThat(pause(403, Map.of(), "{\"message\": \"You have exceeded a secondary rate limit\"}"))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void githubs_secondary_limit_is_waited_out_in_the_words_of_today_and_of_before() {
        String abuse = "{\"message\": \"You have triggered an Abuse Detection mechanism. Please wait a few minutes.\"}";

        assertThat(pause(403, Map.of("x-ratelimit-remaining", "4990"), abuse)).contains(NOW.plusSeconds(60));
        assertThat(pause(403, Map.of("Retry-After", "90"), abuse)).contains(NOW.plusSeconds(90));
        assertThat(pause(429, Map.of("x-ratelimit-remaining", "4990"), abuse)).contains(NOW.plusSeconds(60));
        assertThat(pause(403, Map.of(), "{\"message\": \"You have exceeded a Secondary Rate Limit.\"}"))
                .contains(NOW.plusSeconds(60));
    }

    @Test
    void a_refusal_for_another_reason_is_none_of_it() {
        assertThat(pause(403, Map.of("x-ratelimit-remaining", "12"), "{\"message\": \"Not accessible\"}")).isEmpty();
    }

    @Test
    void nothing_longer_than_an_hour_is_believed() {
        assertThat(pause(429, Map.of("Retry-After", "999999999999"), "")).contains(NOW.plusSeconds(3600));
    }

    private static Optional<Instant> pause(int status, Map<String, String> headers, String body) {
        return RateLimit.pause(status, HttpHeaders.of(headers.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, header -> List.of(header.getValue()))), (a, b) -> true),
                body.getBytes(StandardCharsets.UTF_8), NOW);
    }
}
