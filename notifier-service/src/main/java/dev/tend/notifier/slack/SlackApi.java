package dev.tend.notifier.slack;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.kit.community.Secret;
import dev.tend.notifier.message.Markup;
import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/**
 * The Web API: {@code chat.postMessage}, and {@code conversations.history} to look whether a message arrived. Slack has no
 * idempotency key; the ids of the pings go along as metadata, which the whole workspace may read: they say nothing.
 */
public final class SlackApi implements Sink {

    private static final String EVENT_TYPE = "tend_ping";
    /** Slack's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 5;
    private static final int MOST_OF_A_PAGE = 2 * 1024 * 1024;

    private final Markup markup = new SlackMarkup();
    private final ChatHttp http;
    private final URI api;
    private final Secret token;
    private final String channel;

    /** @param api without a slash at its end */
    public SlackApi(ChatHttp http, URI api, Secret token, String channel) {
        this.http = http;
        this.api = api;
        this.token = token;
        this.channel = channel;
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
        return SlackAnswers.ofApi(http.call(ChatHttp.Call.post(URI.create(api + "/chat.postMessage"), authorization(),
                json.toString())));
    }

    @Override
    public Sight find(Collection<UUID> pings, Instant since) {
        Map<UUID, String> shown = new HashMap<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Answer answer = http.call(ChatHttp.Call.get(history(since, cursor), authorization(), MOST_OF_A_PAGE));
            if (!(answer instanceof Answer.Response response)) {
                return new Sight.NotNow(Optional.empty(), "Slack's history can't be read");
            }
            SlackReply reply = SlackReply.of(response.body());
            if (!reply.ok()) {
                return new Sight.NotNow(SlackAnswers.after(response, reply.error()),
                        "Slack's history can't be read: " + response.status() + " " + reply.error());
            }
            reply.json().path("messages").forEach(message -> collect(message, pings, shown));
            cursor = reply.json().path("response_metadata").path("next_cursor").asText();
            if (cursor.isEmpty() || shown.size() == pings.size()) {
                return new Sight.Seen(shown);
            }
        }
        return new Sight.NotNow(Optional.empty(), "Slack's history since the first try is too long to look through");
    }

    private static void collect(JsonNode message, Collection<UUID> pings, Map<UUID, String> shown) {
        JsonNode metadata = message.path("metadata");
        if (!metadata.path("event_type").asText().equals(EVENT_TYPE)) {
            return;
        }
        metadata.path("event_payload").path("ping_ids").forEach(id -> pings.stream()
                .filter(ping -> ping.toString().equals(id.asText()))
                .forEach(ping -> shown.put(ping, message.path("ts").asText())));
    }

    private URI history(Instant since, String cursor) {
        return URI.create(api + "/conversations.history?channel=" + channel + "&oldest="
                + since.minus(CLOCKS).getEpochSecond() + "&inclusive=true&include_all_metadata=true&limit=" + PAGE
                + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
    }

    private Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token.value());
    }
}
