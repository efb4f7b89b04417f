package dev.tend.notifier.action;

import java.net.URI;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.smallrye.mutiny.infrastructure.Infrastructure;

import dev.tend.notifier.sink.Answer;
import dev.tend.notifier.sink.ChatHttp;

/** Says something to one person only: Slack wants that posted to the {@code response_url} of what they pressed. */
@ApplicationScoped
class SlackReplier {

    private static final Logger LOG = Logger.getLogger(SlackReplier.class);

    private final ChatHttp http;
    private final String host;

    SlackReplier(ChatHttp http, @ConfigProperty(name = "tend.notifier.slack-response-host") String host) {
        this.http = http;
        this.host = host;
    }

    static ObjectNode ephemeral(String text) {
        return JsonNodeFactory.instance.objectNode().put("response_type", "ephemeral").put("replace_original", false)
                .put("text", text);
    }

    /** In the background: the button's own answer must not wait for it, and nothing is lost with it. Only to Slack's own host. */
    void reply(String responseUrl, String text) {
        URI url;
        try {
            url = URI.create(responseUrl);
        } catch (IllegalArgumentException e) {
            return;
        }
        if (!host.equals(url.getHost()) || url.getRawUserInfo() != null) {
            return;
        }
        Infrastructure.getDefaultWorkerPool().execute(() -> {
            Answer answer = http.call(ChatHttp.Call.post(url, Map.of(), ephemeral(text).toString()));
            if (!(answer instanceof Answer.Response response) || response.status() / 100 != 2) {
                LOG.warn("A reply to a button in Slack was not taken");
            }
        });
    }
}
