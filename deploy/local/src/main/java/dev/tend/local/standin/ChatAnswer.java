package dev.tend.local.standin;

import com.fasterxml.jackson.databind.JsonNode;

/** What a chat server answers. */
record ChatAnswer(int status, String type, String text) {

    static ChatAnswer ok() {
        return text(200, "ok");
    }

    static ChatAnswer text(int status, String text) {
        return new ChatAnswer(status, "text/plain", text);
    }

    static ChatAnswer json(int status, JsonNode json) {
        return new ChatAnswer(status, "application/json", json.toString());
    }
}
