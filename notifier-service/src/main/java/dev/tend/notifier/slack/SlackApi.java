package dev.tend.notifier.slack;

import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.kit.community.Secret;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Edit;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/**
 * The Web API: {@code chat.postMessage}, {@code chat.update}, and {@code conversations.history} to look whether a message arrived.
 * Slack has no idempotency key; the ids of the pings go along as metadata, which the whole workspace may read: they say nothing.
 */
public final class SlackApi implements Sink {

    static final String EVENT_TYPE = "tend_ping";
    private static final Set<String> GONE = Set.of("message_not_found");

    private final Markup markup = new SlackMarkup();
    private final ChatHttp http;
    private final URI api;
    private final Secret token;
    private final String channel;
    private final SlackHistory history;

    /** @param api without a slash at its end */
    public SlackApi(ChatHttp http, URI api, Secret token, String channel) {
        this.http = http;
        this.api = api;
        this.token = token;
        this.channel = channel;
        this.history = new SlackHistory(http, api, authorization(), channel);
    }

    @Override
    public Markup markup() {
        return markup;
    }

    @Override
    public Outcome send(Message message) {
        ObjectNode json = SlackMessage.of(message).put("channel", channel).put("parse", "none");
        ObjectNode metadata = json.putObject("metadata").put("event_type", EVENT_TYPE);
        ArrayNode ids = metadata.putObject("event_payload").putArray("ping_ids");
        message.pings().forEach(ping -> ids.add(ping.toString()));
        return SlackAnswers.ofApi(call("/chat.postMessage", json));
    }

    @Override
    public Sight find(Collection<UUID> pings, Instant since) {
        return history.find(pings, since);
    }

    @Override
    public Outcome edit(Edit edit) {
        String text = edit.text();
        if (!edit.whole()) {
            Answer answer = history.one(edit.message());
            if (!(answer instanceof Answer.Response response) || !SlackReply.of(response.body()).ok()) {
                return SlackAnswers.ofApi(answer);
            }
            JsonNode shown = SlackReply.of(response.body()).json().path("messages").path(0);
            text = edit.lines().of(SlackMessage.text(shown), markup, edit.text());
        }
        ObjectNode json = SlackMessage.ofText(text).put("channel", channel).put("ts", edit.message())
                .put("parse", "none");
        json.putArray("attachments");
        Answer answer = call("/chat.update", json);
        return answer instanceof Answer.Response response
                && GONE.contains(SlackReply.of(response.body()).error())
                        ? new Outcome.Sent(Optional.of(edit.message()))
                        : SlackAnswers.ofApi(answer);
    }

    private Answer call(String method, ObjectNode json) {
        return http.call(ChatHttp.Call.post(URI.create(api + method), authorization(), json.toString()));
    }

    private Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token.value());
    }
}
