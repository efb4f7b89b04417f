package dev.tend.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;

class SlackAnswersTest {

    @ParameterizedTest
    @CsvSource({ "200,ok,Sent", "400,invalid_payload,Rejected", "403,invalid_token,RetryLater",
            "404,no_service,RetryLater", "410,channel_is_archived,RetryLater", "429,rate_limited,RetryLater",
            "500,rollup_error,RetryLater", "502,x,Unknown", "503,x,RetryLater", "504,x,Unknown", "302,x,RetryLater"})
    void a_webhook_answers_with_a_status(int status, String body, String outcome) {
        assertThat(SlackAnswers.ofWebhook(response(status, body)).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({ "msg_too_long,Rejected", "invalid_blocks,Rejected", "fatal_error,Unknown", "internal_error,Unknown",
            "ratelimited,RetryLater", "channel_not_found,RetryLater", "not_in_channel,RetryLater",
            "invalid_auth,RetryLater", "is_archived,RetryLater", "an_error_of_tomorrow,RetryLater"})
    void the_api_answers_with_a_word(String error, String outcome) {
        Answer answer = response(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
        assertThat(SlackAnswers.ofApi(answer).getClass().getSimpleName()).isEqualTo(outcome);
    }

    @Test
    void the_api_names_the_message() {
        assertThat(SlackAnswers.ofApi(response(200, "{\"ok\":true,\"ts\":\"17.5\"}")))
                .isEqualTo(new Outcome.Sent(Optional.of("17.5")));
    }

    @Test
    void an_answer_of_the_api_that_cannot_be_read_says_nothing() {
        assertThat(SlackAnswers.ofApi(response(200, "<html>"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void retry_after_is_obeyed_and_has_a_default() {
        Answer limited = new Answer.Response(429, Map.of("retry-after", "17"), "");
        assertThat(SlackAnswers.ofWebhook(limited)).extracting("after").isEqualTo(Optional.of(Duration.ofSeconds(17)));
        assertThat(SlackAnswers.ofApi(response(200, "{\"ok\":false,\"error\":\"ratelimited\"}"))).extracting("after")
                .isEqualTo(Optional.of(Duration.ofSeconds(30)));
    }

    @Test
    void what_was_never_sent_is_retried_and_what_broke_off_is_unknown() {
        assertThat(SlackAnswers.ofApi(new Answer.NotReached("refused"))).isInstanceOf(Outcome.RetryLater.class);
        assertThat(SlackAnswers.ofWebhook(new Answer.Broken("timeout"))).isInstanceOf(Outcome.Unknown.class);
    }

    @Test
    void reasons_hold_nothing_that_could_be_text_of_a_message() {
        assertThat(SlackAnswers.ofWebhook(response(400, "canary of the text"))).extracting("reason").asString()
                .doesNotContain("canary");
    }

    private static Answer response(int status, String body) {
        return new Answer.Response(status, Map.of(), body);
    }
}
