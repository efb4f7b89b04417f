package dev.tend.notifier.mattermost;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.notifier.message.Markup;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/** An incoming webhook (developers.mattermost.com/integrate/webhooks/incoming). It can't be looked at. */
public final class MattermostWebhook implements Sink {

    private final Markup markup = new MattermostMarkup();
    private final ChatHttp http;
    private final URI url;
    private final Optional<ButtonKeys> keys;
    private final Clock clock;

    public MattermostWebhook(ChatHttp http, URI url, Optional<ButtonKeys> keys, Clock clock) {
        this.http = http;
        this.url = url;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Markup markup() {
        return markup;
    }

    @Override
    public Outcome send(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("text", MattermostMessage.text(message));
        message.buttons().ifPresent(buttons -> keys
                .ifPresent(keys -> json.set("attachments", MattermostMessage.attachments(buttons, keys))));
        return MattermostAnswers.ofWebhook(http.call(ChatHttp.Call.post(url, Map.of(), json.toString())),
                clock.instant());
    }

    @Override
    public Sight find(Collection<UUID> pings, Instant since) {
        return Sight.ofEmptyMessage(MattermostAnswers
                .ofWebhook(http.call(ChatHttp.Call.post(url, Map.of(), "{}")), clock.instant()));
    }
}
