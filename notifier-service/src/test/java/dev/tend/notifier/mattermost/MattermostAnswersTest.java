package dev.tend.notifier.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;

class MattermostAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({ "200,,Sent", "201,,Sent", "400,api.post.create_post.app_error,Rejected",
            "400,web.incoming_webhook.text.app_error,Rejected", "400,web.incoming_webhook.parse.app_error,Rejected",
            "400,web.incoming_webhook.invalid.app_error,RetryLater", "413,,Rejected",
            "401,api.context.session_expired.app_error,RetryLater", "403,api.context.permissions.app_error,RetryLater",
            "404,,RetryLater", "429,,RetryLater", "500,,RetryLater", "501,,RetryLater", "502,,Unknown",
            "503,,RetryLater", "504,,Unknown"})
    void a_status_and_the_id_of_an_error_say_what_to_do(int status, String error, String outcome) {
        Answer answer = new Answer.Response(status, Map.of(), "{\"id\":\"" + error + "\"}");
        assertThat(MattermostAnswers.of(answer, NOW).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void the_reset_of_the_rate_limit_is_obeyed_as_a_time_or_as_seconds() {
        assertThat(after(Map.of("x-ratelimit-reset", "7"))).isEqualTo(Optional.of(Duration.ofSeconds(7)));
        assertThat(after(Map.of("x-ratelimit-reset", Long.toString(NOW.getEpochSecond() + 9))))
                .isEqualTo(Optional.of(Duration.ofSeconds(9)));
        assertThat(after(Map.of("retry-after", "5", "x-ratelimit-reset", "7")))
                .isEqualTo(Optional.of(Duration.ofSeconds(5)));
    }

    @Test
    void a_webhook_s_plain_ok_is_a_message_without_id() {
        assertThat(MattermostAnswers.of(new Answer.Response(200, Map.of(), "ok"), NOW))
                .isEqualTo(new Outcome.Sent(Optional.empty()));
    }

    private static Object after(Map<String, String> headers) {
        return ((Outcome.RetryLater) MattermostAnswers.of(new Answer.Response(429, headers, ""), NOW)).after();
    }
}
