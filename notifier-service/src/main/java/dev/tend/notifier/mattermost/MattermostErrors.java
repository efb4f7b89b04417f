package dev.tend.notifier.mattermost;

import static dev.tend.notifier.sink.Meaning.repairable;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.tend.notifier.sink.Meaning;

/**
 * The errors of Mattermost by the beginning of their id, the more precise one first: what the server's {@code HandleIncomingWebhook},
 * {@code CreatePost}, {@code PatchPost} and {@code Post.IsValid} return, and its sessions.
 */
final class MattermostErrors {

    private static final String CHANNEL = "Check the channel's id in community.yaml (it is not the channel's name): such a "
            + "channel does not exist.";
    private static final String HOOK = "Make a new incoming webhook in Mattermost and put its address into community.yaml's "
            + "variable.";
    private static final String PERMISSION = "Add the bot to the team and the channel, and let it post there.";
    private static final String TOKEN = "Make a new token for the bot in Mattermost and set the destination's token anew.";
    private static final Map<String, Meaning> MEANINGS = new LinkedHashMap<>();

    static {
        // Incoming webhooks.
        put("web.incoming_webhook.disabled.", repairable("Turn on incoming webhooks in Mattermost's System Console."));
        put("web.incoming_webhook.invalid.", repairable(HOOK));
        put("web.incoming_webhook.user.", repairable("The member who made the webhook is gone: make a new one."));
        put("web.incoming_webhook.channel_locked.",
                repairable("The webhook is locked to another channel: make one for this channel."));
        put("web.incoming_webhook.channel.",
                repairable("The webhook's channel is gone or archived: unarchive it, or make a new webhook."));
        put("web.incoming_webhook.permissions.",
                repairable(
                        "The member who made the webhook may not post there any more: add them to the channel again."));
        put("web.incoming_webhook.decode.", Meaning.REFUSED);
        put("web.incoming_webhook.parse.", Meaning.REFUSED);
        put("web.incoming_webhook.text.", Meaning.REFUSED);
        put("web.incoming_webhook.split_props_length.", Meaning.REFUSED);
        // Posts.
        put("api.post.create_post.can_not_post_to_deleted.",
                repairable("Unarchive the channel, or choose another one for this destination."));
        put("api.post.create_post.can_not_post_in_restricted_dm.",
                repairable("The two may not write to each other there: choose another channel for this destination."));
        put("api.post.create_post.town_square_read_only",
                repairable("The channel is read-only: let the bot post there, or choose another channel."));
        put("api.post.create_post.root_id.", Meaning.REFUSED);
        put("api.post.create_post.channel_root_id.", Meaning.REFUSED);
        put("api.post.deduplicate_create_post.", Meaning.UNKNOWN);
        put("model.post.is_valid.channel_id.", repairable(CHANNEL));
        put("model.post.is_valid.user_id.", repairable(TOKEN));
        put("model.post.is_valid.", Meaning.REFUSED);
        put("app.channel.get.existing.", repairable(CHANNEL));
        // Requests as such.
        put("api.context.invalid_param.", repairable(CHANNEL));
        put("api.context.invalid_body_param.", repairable(CHANNEL));
        put("api.context.invalid_url_param.", repairable(CHANNEL));
        put("api.context.permissions.", repairable(PERMISSION));
        put("api.context.session_expired.", repairable(TOKEN));
        put("api.context.invalid_token.", repairable(TOKEN));
        put("api.context.token_provided.", repairable(TOKEN));
        put("api.context.mfa_required.", repairable("The bot's account must set up multi-factor authentication."));
        put("api.user.login.", repairable(TOKEN));
        put("api.post.update_post.permissions_time_limit.",
                repairable("Mattermost lets nobody edit posts that old: remove it by hand, or lift the limit."));
    }

    private MattermostErrors() {
    }

    private static void put(String beginning, Meaning meaning) {
        MEANINGS.put(beginning, meaning);
    }

    /** Empty for what is not in the table. */
    static Optional<Meaning> meaning(String id) {
        return MEANINGS.entrySet().stream().filter(entry -> id.startsWith(entry.getKey())).map(Map.Entry::getValue)
                .findFirst();
    }
}
