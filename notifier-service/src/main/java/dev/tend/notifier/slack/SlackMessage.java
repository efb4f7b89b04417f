package dev.tend.notifier.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.tend.notifier.sink.Button;
import dev.tend.notifier.sink.Message;

/** A message as Slack takes it: a fallback text for notifications, and blocks. */
final class SlackMessage {

    /** Slack refuses a section over 3,000 characters, and in practice blocks over some 13,000 in all. */
    private static final int LONGEST_SECTION = 2900;
    private static final int LONGEST_TEXT = 10_000;

    private SlackMessage() {
    }

    static ObjectNode of(Message message) {
        ObjectNode json = ofText(message.text());
        message.buttons().ifPresent(buttons -> buttons(((ArrayNode) json.path("blocks")).addObject(), buttons));
        return json;
    }

    static ObjectNode ofText(String text) {
        List<String> sections = sections(text);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("text", sections.get(0));
        json.put("unfurl_links", false).put("unfurl_media", false);
        ArrayNode blocks = json.putArray("blocks");
        for (String section : sections) {
            // verbatim: bare addresses and names stay text.
            blocks.addObject().put("type", "section").putObject("text").put("type", "mrkdwn").put("text", section)
                    .put("verbatim", true);
        }
        return json;
    }

    /** The text of a message as Slack gives it back: that of its blocks; where it has none, its own. */
    static String text(JsonNode message) {
        StringJoiner sections = new StringJoiner("\n");
        message.path("blocks").forEach(block -> {
            if (block.path("type").asText().equals("section")) {
                sections.add(block.path("text").path("text").asText());
            }
        });
        return sections.length() == 0 ? message.path("text").asText() : sections.toString();
    }

    private static void buttons(ObjectNode block, Message.Buttons buttons) {
        block.put("type", "actions").put("block_id", buttons.ping().toString());
        ArrayNode elements = block.putArray("elements");
        for (Button button : Button.values()) {
            ObjectNode element = elements.addObject().put("type", "button").put("action_id", button.id())
                    .put("value", buttons.question());
            element.putObject("text").put("type", "plain_text").put("text", button.label());
        }
    }

    /** Whole lines, as few sections as may be. Lines are short: what is in them was cut when it was escaped. */
    private static List<String> sections(String text) {
        List<String> sections = new ArrayList<>();
        StringBuilder section = new StringBuilder();
        int left = LONGEST_TEXT;
        for (String line : text.split("\n")) {
            left -= line.length() + 1;
            if (left < 0) {
                break;
            }
            if (section.length() + line.length() + 1 > LONGEST_SECTION) {
                sections.add(section.toString());
                section.setLength(0);
            }
            section.append(section.isEmpty() ? "" : "\n").append(line);
        }
        sections.add(section.toString());
        return sections;
    }
}
