package dev.tend.notifier.slack;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import dev.tend.notifier.message.Markup;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/** An incoming webhook (docs.slack.dev/messaging/sending-messages-using-incoming-webhooks). It can't be looked at. */
public final class SlackWebhook implements Sink {

    private final Markup markup = new SlackMarkup();
    private final ChatHttp http;
    private final URI url;

    public SlackWebhook(ChatHttp http, URI url) {
        this.http = http;
        this.url = url;
    }

    @Override
    public Markup markup() {
        return markup;
    }

    @Override
    public Outcome send(Message message) {
        return SlackAnswers
                .ofWebhook(http.call(ChatHttp.Call.post(url, Map.of(), SlackMessage.of(message).toString())));
    }

    @Override
    public Sight find(Collection<UUID> pings, Instant since) {
        return Sight.ofEmptyMessage(SlackAnswers.ofWebhook(http.call(ChatHttp.Call.post(url, Map.of(), "{}"))));
    }
}
