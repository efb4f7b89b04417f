package dev.tend.notifier.mattermost;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
 * Posts over REST (developers.mattermost.com/api-documentation). {@code pending_post_id} lets the server itself refuse a repeat
 * for a short while; after that the posts of the channel tell whether one arrived.
 */
public final class MattermostApi implements Sink {

    private static final String PINGS = "tend_pings";
    /** Mattermost's clock and ours may differ. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);
    private static final int MOST_OF_A_LIST = 8 * 1024 * 1024;

    private final Markup markup = new MattermostMarkup();
    private final ChatHttp http;
    private final URI api;
    private final Secret token;
    private final String channel;
    private final Optional<ButtonKeys> keys;
    private final Clock clock;

    /** @param api the server's address, without a slash at its end */
    public MattermostApi(ChatHttp http, URI api, Secret token, String channel, Optional<ButtonKeys> keys, Clock clock) {
        this.http = http;
        this.api = api;
        this.token = token;
        this.channel = channel;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public Markup markup() {
        return markup;
    }

    @Override
    public Outcome send(Message message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("channel_id", channel)
                .put("message", MattermostMessage.text(message)).put("pending_post_id", message.key().toString());
        ObjectNode props = json.putObject("props");
        ArrayNode ids = props.putArray(PINGS);
        message.pings().forEach(ping -> ids.add(ping.toString()));
        message.buttons().ifPresent(buttons -> keys
                .ifPresent(keys -> props.set("attachments", MattermostMessage.attachments(buttons, keys))));
        return MattermostAnswers.ofApi(http.call(ChatHttp.Call.post(URI.create(api + "/api/v4/posts"), authorization(),
                json.toString())), clock.instant());
    }

    @Override
    public Sight find(Collection<UUID> pings, Instant since) {
        URI url = URI.create(api + "/api/v4/channels/" + channel + "/posts?since="
                + since.minus(CLOCKS).toEpochMilli());
        Answer answer = http.call(ChatHttp.Call.get(url, authorization(), MOST_OF_A_LIST));
        if (!(answer instanceof Answer.Response response)) {
            return new Sight.NotNow(Optional.empty(), "Mattermost's posts can't be read");
        }
        JsonNode json = MattermostAnswers.json(response);
        if (response.status() != 200 || !json.path("posts").isObject()) {
            return unread(response);
        }
        Map<UUID, String> shown = new HashMap<>();
        json.path("posts").forEach(post -> post.path("props").path(PINGS).forEach(id -> pings.stream()
                .filter(ping -> ping.toString().equals(id.asText()))
                .forEach(ping -> shown.put(ping, post.path("id").asText()))));
        return new Sight.Seen(shown);
    }

    /** A bot may be allowed to post to a channel and not to read it. */
    private Sight unread(Answer.Response response) {
        String error = MattermostAnswers.error(MattermostAnswers.json(response));
        String remedy = MattermostAnswers.ofApi(response, clock.instant()) instanceof Outcome.Repairable repairable
                ? repairable.remedy()
                : "";
        return response.status() == 403 && error.startsWith("api.context.permissions.")
                ? new Sight.Blind(remedy)
                : new Sight.NotNow(MattermostAnswers.after(response, clock.instant()),
                        "Mattermost's posts can't be read: " + response.status() + " " + error, remedy);
    }

    /** What else the server keeps of the post stays as it is, but for the buttons. */
    @Override
    public Outcome edit(Edit edit) {
        String post = api + "/api/v4/posts/" + edit.message();
        Answer answer = http.call(ChatHttp.Call.get(URI.create(post), authorization(), MOST_OF_A_LIST));
        if (isGone(answer)) {
            return new Outcome.Sent(Optional.of(edit.message()));
        }
        Outcome read = MattermostAnswers.ofApi(answer, clock.instant());
        if (!(read instanceof Outcome.Sent)) {
            return read;
        }
        JsonNode shown = MattermostAnswers.json((Answer.Response) answer);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", edit.whole()
                ? edit.text()
                : edit.lines().of(shown.path("message").asText(), markup, edit.text()));
        ObjectNode props = shown.path("props").isObject()
                ? ((ObjectNode) shown.path("props")).deepCopy()
                : JsonNodeFactory.instance.objectNode();
        json.set("props", props.without("attachments"));
        return MattermostAnswers.ofApi(http.call(ChatHttp.Call.put(URI.create(post + "/patch"), authorization(),
                json.toString())), clock.instant());
    }

    private static boolean isGone(Answer answer) {
        return answer instanceof Answer.Response response && response.status() == 404
                && MattermostAnswers.error(MattermostAnswers.json(response)).startsWith("app.post.get.");
    }

    private Map<String, String> authorization() {
        return Map.of("authorization", "Bearer " + token.value());
    }
}
