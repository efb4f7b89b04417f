package dev.tend.notifier.mattermost;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.notifier.sink.Button;
import dev.tend.notifier.sink.Message;

/** A message as Mattermost takes it. */
final class MattermostMessage {

    /** A post has 16,383 characters at most; a longer webhook text would become several posts, and several pings. */
    private static final int LONGEST_TEXT = 16_000;

    private MattermostMessage() {
    }

    static String text(Message message) {
        String text = message.text();
        if (text.length() <= LONGEST_TEXT) {
            return text;
        }
        return text.substring(0, text.lastIndexOf('\n', LONGEST_TEXT));
    }

    /** The attachment with the buttons, and what comes back with each press: Mattermost shows that to nobody. */
    static ArrayNode attachments(Message.Buttons buttons, ButtonKeys keys) {
        ArrayNode attachments = JsonNodeFactory.instance.arrayNode();
        ArrayNode actions = attachments.addObject().put("fallback", "").putArray("actions");
        for (Button button : Button.values()) {
            ObjectNode action = actions.addObject().put("id", button.id()).put("name", button.label())
                    .put("type", "button");
            ObjectNode integration = action.putObject("integration").put("url", keys.url());
            integration.set("context", keys.context(button, buttons));
        }
        return attachments;
    }
}
