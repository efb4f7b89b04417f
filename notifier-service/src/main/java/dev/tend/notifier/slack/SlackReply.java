package dev.tend.notifier.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What Slack's Web API answered.
 *
 * @param error the word that Slack has for it; empty where it says none
 */
record SlackReply(boolean ok, String error, JsonNode json) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static SlackReply of(String body) {
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            json = MissingNode.getInstance();
        }
        String error = json.path("error").asText();
        return new SlackReply(json.path("ok").asBoolean(), error.matches("[a-z_]{1,60}") ? error : "", json);
    }
}
