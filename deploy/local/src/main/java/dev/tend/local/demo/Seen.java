package dev.tend.local.demo;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is to be seen from outside after a scene.
 *
 * @param question what the board's API says of the question; missing if it is about none, or there is none
 * @param questions how many there are in all
 * @param messages what each channel was told about it in this scene
 */
record Seen(JsonNode question, int questions, Map<Channel, List<String>> messages) {

    String text(String field) {
        return question.path(field).asText();
    }

    List<String> told(Channel channel) {
        return messages.getOrDefault(channel, List.of());
    }
}
