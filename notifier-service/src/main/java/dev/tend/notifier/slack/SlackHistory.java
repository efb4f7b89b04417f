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
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.ChatHttp;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;

/** The messages of one channel: {@code conversations.history}. */
final class SlackHistory {

    /** Slack's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final int PAGE = 200;
    private static final int MOST_PAGES = 5;
    private static final int MOST_OF_A_PAGE = 4 * 1024 * 1024;
    /** With these an app may post to the channel and still not read it. */
    private static final Set<String> MAY_NOT_READ = Set.of("missing_scope", "not_in_channel", "no_permission",
            "not_allowed_token_type", "access_denied", "method_not_supported_for_channel_type");

    private final ChatHttp http;
    private final URI api;
    private final Map<String, String> authorization;
    private final String channel;
    private final LongSupplier nanoTime;

    SlackHistory(ChatHttp http, URI api, Map<String, String> authorization, String channel) {
        this(http, api, authorization, channel, System::nanoTime);
    }

    SlackHistory(ChatHttp http, URI api, Map<String, String> authorization, String channel, LongSupplier nanoTime) {
        this.http = http;
        this.api = api;
        this.authorization = authorization;
        this.channel = channel;
        this.nanoTime = nanoTime;
    }

    /** All pages together in the time of one call: whoever waits for longer has lost the claim on the pings. */
    Sight find(Collection<UUID> pings, Instant since) {
        long deadline = nanoTime.getAsLong() + ChatHttp.TIMEOUT.toNanos();
        Map<UUID, String> shown = new HashMap<>();
        String cursor = "";
        for (int page = 0; page < MOST_PAGES; page++) {
            Duration left = Duration.ofNanos(deadline - nanoTime.getAsLong());
            if (left.isNegative() || left.isZero()) {
                return new Sight.NotNow(Optional.empty(), "Slack's history can't be read in time");
            }
            Answer answer = get("&oldest=" + since.minus(CLOCKS).getEpochSecond() + "&limit=" + PAGE
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)), left);
            if (!(answer instanceof Answer.Response response)) {
                return new Sight.NotNow(Optional.empty(), "Slack's history can't be read");
            }
            SlackReply reply = SlackReply.of(response.body());
            if (!reply.ok()) {
                return unread(response, reply);
            }
            reply.json().path("messages").forEach(message -> collect(message, pings, shown));
            cursor = reply.json().path("response_metadata").path("next_cursor").asText();
            if (cursor.isEmpty() || shown.size() == pings.size()) {
                return new Sight.Seen(shown);
            }
        }
        return new Sight.Blind("There are more messages in the channel since the first try than Tend looks through.");
    }

    /** The answer with one message, or with none where it is gone. */
    Answer one(String message) {
        return get("&latest=" + message + "&oldest=" + message + "&limit=1", ChatHttp.TIMEOUT);
    }

    private static Sight unread(Answer.Response response, SlackReply reply) {
        Outcome outcome = SlackAnswers.ofApi(response);
        String remedy = outcome instanceof Outcome.Repairable repairable ? repairable.remedy() : "";
        return MAY_NOT_READ.contains(reply.error())
                ? new Sight.Blind(remedy)
                : new Sight.NotNow(SlackAnswers.after(response, reply.error()),
                        "Slack's history can't be read: " + response.status() + " " + reply.error(), remedy);
    }

    private static void collect(JsonNode message, Collection<UUID> pings, Map<UUID, String> shown) {
        JsonNode metadata = message.path("metadata");
        if (!metadata.path("event_type").asText().equals(SlackApi.EVENT_TYPE)) {
            return;
        }
        metadata.path("event_payload").path("ping_ids").forEach(id -> pings.stream()
                .filter(ping -> ping.toString().equals(id.asText()))
                .forEach(ping -> shown.put(ping, message.path("ts").asText())));
    }

    private Answer get(String which, Duration patience) {
        return http.call(ChatHttp.Call.get(URI.create(api + "/conversations.history?channel=" + channel
                + "&inclusive=true&include_all_metadata=true" + which), authorization, MOST_OF_A_PAGE), patience);
    }
}
