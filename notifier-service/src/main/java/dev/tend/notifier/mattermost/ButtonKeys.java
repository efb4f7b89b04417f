package dev.tend.notifier.mattermost;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.kit.community.Secret;
import dev.tend.notifier.action.ButtonToken;
import dev.tend.notifier.sink.Button;
import dev.tend.notifier.sink.Message;

/**
 * What goes along with a button, so that a press can be believed.
 *
 * @param url where presses go: this service's {@code /actions/mattermost}
 */
public record ButtonKeys(String url, String destination, Secret secret, Clock clock) {

    /** As long as Kafka keeps the events that a press belongs to. */
    private static final Duration VALID = Duration.ofDays(30);

    ObjectNode context(Button button, Message.Buttons buttons) {
        Instant expires = clock.instant().plus(VALID);
        ButtonToken token = new ButtonToken(destination, buttons.question(), button.id(), buttons.ping().toString(),
                expires.getEpochSecond());
        return JsonNodeFactory.instance.objectNode().put("destination", destination)
                .put("question", buttons.question()).put("action", button.id()).put("ping", buttons.ping().toString())
                .put("expires", expires.getEpochSecond()).put("token", token.sign(secret));
    }
}
