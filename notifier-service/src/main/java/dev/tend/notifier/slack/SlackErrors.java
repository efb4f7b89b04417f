package dev.tend.notifier.slack;

import static dev.tend.notifier.sink.Meaning.repairable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import dev.tend.notifier.sink.Meaning;

/**
 * The errors of Slack, as its documentation lists them for incoming webhooks (docs.slack.dev/messaging, "Handling errors") and for
 * {@code chat.postMessage} and {@code chat.update} (docs.slack.dev/reference/methods).
 */
final class SlackErrors {

    private static final Map<String, Meaning> MEANINGS = new HashMap<>();

    static {
        all(Meaning.REFUSED,
                """
                    invalid_payload no_text missing_text_or_fallback_or_attachments too_many_attachments too_many_contact_cards
                    attachment_payload_limit_exceeded invalid_attachments invalid_blocks invalid_blocks_format msg_blocks_too_long
                    msg_too_long markdown_text_conflict metadata_too_large invalid_metadata_format invalid_metadata_schema
                    as_user_not_supported cannot_reply_to_message missing_file_data invalid_arguments invalid_arg_name
                    invalid_array_arg invalid_charset invalid_form_data invalid_json json_not_object invalid_post_type
                    missing_post_type duplicate_channel_not_found duplicate_message_not_found""");
        // "It's possible some aspect of the operation succeeded before the error was raised."
        all(Meaning.UNKNOWN, "fatal_error internal_error rollup_error service_unavailable update_failed");
        all(Meaning.LATER, """
            rate_limited ratelimited message_limit_exceeded request_timeout team_added_to_org org_login_required
            external_channel_migrating streaming_state_conflict""");

        all(repairable("Make a new incoming webhook in Slack and put its address into community.yaml's variable."),
                "no_service no_service_id no_active_hooks invalid_token no_team team_disabled");
        all(repairable("The member or the app that made the incoming webhook is gone: make a new webhook."),
                "user_not_found");
        all(repairable("Unarchive the channel, or choose another one for this destination."),
                "channel_is_archived is_archived is_inactive");
        all(repairable("Check the channel: it is gone or wrong. Choose another one, or make a new incoming webhook."),
                "channel_not_found team_not_found");
        all(repairable("Invite the app to the channel: /invite @app."), "not_in_channel no_permission");
        all(repairable("An administrator of the workspace must let the app post there, or choose another channel."), """
            action_prohibited posting_to_general_channel_denied restricted_action restricted_action_read_only_channel
            restricted_action_thread_only_channel restricted_action_non_threadable_channel
            restricted_action_thread_locked ekm_access_denied access_denied accesslimited enterprise_is_restricted
            messages_tab_disabled send_on_behalf_not_allowed slack_connect_canvas_sharing_blocked
            slack_connect_file_link_sharing_blocked slack_connect_lists_sharing_blocked two_factor_setup_required
            cant_update_message edit_window_closed""");
        all(repairable("Install the app again in Slack and set the destination's token anew."), """
            not_authed invalid_auth account_inactive token_revoked token_expired not_allowed_token_type
            team_access_not_granted metadata_must_be_sent_from_app""");
        all(repairable(
                "Give the app the scopes chat:write, channels:history and groups:history, and install it again."),
                "missing_scope");
        all(repairable("This version of Tend is too old for Slack: upgrade it."),
                "method_deprecated deprecated_endpoint upgrade_required");
    }

    private SlackErrors() {
    }

    private static void all(Meaning meaning, String words) {
        for (String word : words.split("\\s+")) {
            MEANINGS.put(word, meaning);
        }
    }

    /** Empty for what the documentation does not list. */
    static Optional<Meaning> meaning(String word) {
        return Optional.ofNullable(MEANINGS.get(word));
    }
}
