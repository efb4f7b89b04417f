package dev.tend.notifier.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Verdict;

class SlackAnswersTest {

    @ParameterizedTest
    @CsvSource({ "200,ok,SENT",
            // Documented errors of incoming webhooks.
            "400,invalid_payload,REFUSED_FOR_EVER", "400,no_text,REFUSED_FOR_EVER",
            "400,too_many_attachments,REFUSED_FOR_EVER", "400,invalid_blocks,REFUSED_FOR_EVER",
            "400,missing_text_or_fallback_or_attachments,REFUSED_FOR_EVER", "413,,REFUSED_FOR_EVER",
            "400,user_not_found,REPAIRABLE", "403,action_prohibited,REPAIRABLE",
            "403,posting_to_general_channel_denied,REPAIRABLE", "403,invalid_token,REPAIRABLE",
            "404,channel_not_found,REPAIRABLE", "404,no_service,REPAIRABLE", "404,no_service_id,REPAIRABLE",
            "404,no_active_hooks,REPAIRABLE", "404,no_team,REPAIRABLE", "403,team_disabled,REPAIRABLE",
            "410,channel_is_archived,REPAIRABLE", "429,rate_limited,TRY_LATER", "500,rollup_error,UNKNOWN",
            // What comes from a server in trouble, a proxy, or a version of tomorrow.
            "400,an_error_of_tomorrow,REPAIRABLE", "401,,REPAIRABLE", "403,,REPAIRABLE", "404,,REPAIRABLE",
            "405,,REPAIRABLE", "407,,REPAIRABLE", "429,,TRY_LATER", "301,,UNKNOWN", "302,,UNKNOWN", "307,,UNKNOWN",
            "408,,UNKNOWN", "409,,UNKNOWN", "499,,UNKNOWN", "500,,UNKNOWN", "501,,UNKNOWN", "502,,UNKNOWN",
            "503,,UNKNOWN", "504,,UNKNOWN", "520,,UNKNOWN"})
    void the_status_and_the_word_of_a_webhook_s_answer_say_what_became_of_the_message(int status, String body,
            Verdict verdict) {
        assertThat(SlackAnswers.ofWebhook(response(status, body == null ? "" : body)).verdict()).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({ "REFUSED_FOR_EVER,no_text msg_too_long too_many_attachments too_many_contact_cards invalid_blocks "
            + "invalid_blocks_format msg_blocks_too_long invalid_attachments markdown_text_conflict metadata_too_large "
            + "invalid_metadata_format invalid_metadata_schema as_user_not_supported cannot_reply_to_message "
            + "attachment_payload_limit_exceeded missing_file_data invalid_arguments invalid_arg_name invalid_array_arg "
            + "invalid_charset invalid_form_data invalid_json json_not_object invalid_post_type missing_post_type",
            "UNKNOWN,fatal_error internal_error service_unavailable",
            "TRY_LATER,ratelimited rate_limited message_limit_exceeded request_timeout team_added_to_org "
                    + "org_login_required external_channel_migrating",
            "REPAIRABLE,channel_not_found not_in_channel is_archived restricted_action restricted_action_read_only_channel "
                    + "restricted_action_thread_only_channel restricted_action_non_threadable_channel "
                    + "restricted_action_thread_locked ekm_access_denied not_authed invalid_auth account_inactive "
                    + "token_revoked token_expired no_permission missing_scope not_allowed_token_type access_denied "
                    + "accesslimited enterprise_is_restricted messages_tab_disabled send_on_behalf_not_allowed "
                    + "slack_connect_canvas_sharing_blocked slack_connect_file_link_sharing_blocked "
                    + "slack_connect_lists_sharing_blocked team_access_not_granted team_not_found "
                    + "two_factor_setup_required metadata_must_be_sent_from_app method_deprecated deprecated_endpoint "
                    + "an_error_of_tomorrow"})
    void the_word_of_the_api_s_answer_says_what_became_of_the_message(Verdict verdict, String errors) {
        for (String error : errors.split(" ")) {
            Answer answer = response(200, "{\"ok\":false,\"error\":\"" + error + "\"}");
            assertThat(SlackAnswers.ofApi(answer).verdict()).as(error).isEqualTo(verdict);
        }
    }

    @Test
    void what_can_be_mended_says_how() {
        assertThat(SlackAnswers.ofWebhook(response(410, "channel_is_archived"))).isEqualTo(new Outcome.Repairable(
                "Slack answers 410 channel_is_archived",
                "Unarchive the channel, or choose another one for this destination.", true));
    }

    @Test
    void an_error_that_nobody_knows_may_be_about_one_message_alone() {
        assertThat(SlackAnswers.ofWebhook(response(400, "an_error_of_tomorrow")))
                .isInstanceOfSatisfying(Outcome.Repairable.class,
                        repairable -> assertThat(repairable.wholeDestination()).isFalse());
    }

    @Test
    void the_api_names_the_message() {
        assertThat(SlackAnswers.ofApi(response(200, "{\"ok\":true,\"ts\":\"17.5\"}")))
                .isEqualTo(new Outcome.Sent(Optional.of("17.5")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>", "", "{\"ok\":tr", "{\"ok\":true}", "[]", "ok"})
    void an_answer_of_the_api_that_cannot_be_read_says_nothing(String body) {
        assertThat(SlackAnswers.ofApi(response(200, body)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = { "<html>Sign in</html>", "", "o", "{\"ok\":tr", "[]"})
    void a_page_of_something_between_says_nothing_of_a_webhook_s_message(String body) {
        assertThat(SlackAnswers.ofWebhook(response(200, body)).verdict()).isEqualTo(Verdict.UNKNOWN);
    }

    @Test
    void a_server_that_imitates_slack_may_answer_with_an_object() {
        assertThat(SlackAnswers.ofWebhook(response(200, "{\"success\":true}")).verdict()).isEqualTo(Verdict.SENT);
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
        assertThat(SlackAnswers.ofApi(new Answer.NotReached("refused")).verdict()).isEqualTo(Verdict.TRY_LATER);
        assertThat(SlackAnswers.ofWebhook(new Answer.Broken("timeout")).verdict()).isEqualTo(Verdict.UNKNOWN);
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
