package dev.tend.notifier.mattermost;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Verdict;

class MattermostAnswersTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
            // Errors of incoming webhooks.
            "501,web.incoming_webhook.disabled.app_error,REPAIRABLE",
            "400,web.incoming_webhook.invalid.app_error,REPAIRABLE",
            "400,web.incoming_webhook.user.app_error,REPAIRABLE",
            "404,web.incoming_webhook.channel.app_error,REPAIRABLE",
            "500,web.incoming_webhook.channel.app_error,REPAIRABLE",
            "403,web.incoming_webhook.channel_locked.app_error,REPAIRABLE",
            "403,web.incoming_webhook.permissions.app_error,REPAIRABLE",
            "400,web.incoming_webhook.decode.app_error,REFUSED_FOR_EVER",
            "400,web.incoming_webhook.parse.app_error,REFUSED_FOR_EVER",
            "400,web.incoming_webhook.text.app_error,REFUSED_FOR_EVER",
            "400,web.incoming_webhook.split_props_length.app_error,REFUSED_FOR_EVER",
            "500,web.incoming_webhook.general.app_error,UNKNOWN",
            // Errors of posts.
            "400,api.context.invalid_param.app_error,REPAIRABLE",
            "400,api.context.invalid_body_param.app_error,REPAIRABLE",
            "400,api.post.create_post.can_not_post_to_deleted.error,REPAIRABLE",
            "400,api.post.create_post.can_not_post_in_restricted_dm.error,REPAIRABLE",
            "403,api.post.create_post.town_square_read_only,REPAIRABLE",
            "404,app.channel.get.existing.app_error,REPAIRABLE",
            "400,model.post.is_valid.channel_id.app_error,REPAIRABLE",
            "400,model.post.is_valid.msg.app_error,REFUSED_FOR_EVER",
            "400,model.post.is_valid.message_length.app_error,REFUSED_FOR_EVER",
            "400,model.post.is_valid.props.app_error,REFUSED_FOR_EVER",
            "400,api.post.create_post.root_id.app_error,REFUSED_FOR_EVER",
            "500,api.post.deduplicate_create_post.pending,UNKNOWN",
            "500,api.post.deduplicate_create_post.failed_to_get,UNKNOWN", "500,app.post.save.app_error,UNKNOWN",
            // Errors of who asks.
            "401,api.context.session_expired.app_error,REPAIRABLE", "401,api.context.invalid_token.error,REPAIRABLE",
            "401,api.context.mfa_required.app_error,REPAIRABLE", "403,api.context.permissions.app_error,REPAIRABLE",
            // What comes from a server in trouble, a proxy, or a version of tomorrow.
            "400,api.an_error_of_tomorrow.app_error,REPAIRABLE", "400,,REPAIRABLE", "401,,REPAIRABLE",
            "403,,REPAIRABLE", "404,,REPAIRABLE", "413,,REFUSED_FOR_EVER", "429,,TRY_LATER", "301,,UNKNOWN",
            "302,,UNKNOWN", "408,,UNKNOWN", "500,,UNKNOWN", "501,,UNKNOWN", "502,,UNKNOWN", "503,,UNKNOWN",
            "504,,UNKNOWN"})
    void the_status_and_the_id_of_an_error_say_what_became_of_the_message(int status, String error, Verdict verdict) {
        Answer answer = new Answer.Response(status, Map.of(), "{\"id\":\"" + (error == null ? "" : error) + "\"}");
        assertThat(MattermostAnswers.ofApi(answer, NOW).verdict()).isEqualTo(verdict);
        assertThat(MattermostAnswers.ofWebhook(answer, NOW).verdict()).isEqualTo(verdict);
    }

    @Test
    void what_can_be_mended_says_how() {
        Answer archived = new Answer.Response(400, Map.of(),
                "{\"id\":\"api.post.create_post.can_not_post_to_deleted.error\"}");
        assertThat(MattermostAnswers.ofApi(archived, NOW)).isInstanceOfSatisfying(Outcome.Repairable.class,
                repairable -> assertThat(repairable.remedy()).startsWith("Unarchive the channel"));
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
        assertThat(MattermostAnswers.ofWebhook(new Answer.Response(200, Map.of(), "ok"), NOW))
                .isEqualTo(new Outcome.Sent(Optional.empty()));
    }

    @Test
    void rest_names_the_post() {
        assertThat(MattermostAnswers.ofApi(new Answer.Response(201, Map.of(), "{\"id\":\"post17\"}"), NOW))
                .isEqualTo(new Outcome.Sent(Optional.of("post17")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "ok", "{\"id\":\"po", "{}", "<html>"})
    void a_2xx_without_a_post_says_nothing_of_what_rest_did(String body) {
        assertThat(MattermostAnswers.ofApi(new Answer.Response(201, Map.of(), body), NOW).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "o", "<html>"})
    void a_2xx_without_ok_says_nothing_of_what_a_webhook_did(String body) {
        assertThat(MattermostAnswers.ofWebhook(new Answer.Response(200, Map.of(), body), NOW).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void what_was_never_sent_is_retried_and_what_broke_off_is_unknown() {
        assertThat(MattermostAnswers.ofApi(new Answer.NotReached("refused"), NOW).verdict())
                .isEqualTo(Verdict.TRY_LATER);
        assertThat(MattermostAnswers.ofWebhook(new Answer.Broken("timeout"), NOW).verdict())
                .isEqualTo(Verdict.UNKNOWN);
    }

    private static Object after(Map<String, String> headers) {
        return ((Outcome.RetryLater) MattermostAnswers.ofApi(new Answer.Response(429, headers, ""), NOW)).after();
    }
}
