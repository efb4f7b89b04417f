package dev.tend.local.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The stand-in behaves as the real servers do where Tend relies on it. */
class ChatServerTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private ChatServer chat;

    @BeforeEach
    void start() throws IOException {
        chat = ChatServer.start();
    }

    @AfterEach
    void stop() {
        chat.close();
    }

    private HttpResponse<String> call(String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(chat.address().resolve(path));
        return http.send((json.isEmpty() ? request : request.POST(HttpRequest.BodyPublishers.ofString(json))).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode json(String path, String json) throws Exception {
        return new ObjectMapper().readTree(call(path, json).body());
    }

    @Test
    void incomingWebhooksEndWithTheChannel() throws Exception {
        assertThat(call("/services/T1/B1/help", "{\"text\":\"one\"}").body()).isEqualTo("ok");
        assertThat(call("/hooks/square", "{\"text\":\"two\"}").statusCode()).isEqualTo(200);
        assertThat(chat.messages("help")).extracting(ChatMessage::text).containsExactly("one");
        assertThat(chat.messages("square")).extracting(ChatMessage::text).containsExactly("two");
    }

    @Test
    void slackShowsBlocksRatherThanTheTextForNotifications() throws Exception {
        call("/services/help",
                """
                    {"text":"short","blocks":[{"type":"section","text":{"type":"mrkdwn","text":"long"}},{"type":"actions"}]}""");
        assertThat(chat.messages("help")).extracting(ChatMessage::text).containsExactly("long");
    }

    @Test
    void slackGivesBackTheMetadataOfMessagesNewestFirstInPages() throws Exception {
        for (int i = 1; i <= 3; i++) {
            call("/api/chat.postMessage",
                    "{\"channel\":\"C1\",\"text\":\"m" + i + "\",\"metadata\":{\"event_payload\":{\"n\":" + i + "}}}");
        }
        JsonNode first = json("/api/conversations.history?channel=C1&limit=2&oldest=0", "");
        assertThat(first.path("messages").findValuesAsText("text")).containsExactly("m3", "m2");
        assertThat(first.path("messages").path(0).path("metadata").path("event_payload").path("n").asInt())
                .isEqualTo(3);
        String cursor = first.path("response_metadata").path("next_cursor").asText();
        JsonNode second = json("/api/conversations.history?channel=C1&limit=2&cursor=" + cursor, "");
        assertThat(second.path("messages").findValuesAsText("text")).containsExactly("m1");
        assertThat(second.path("response_metadata").path("next_cursor").asText()).isEmpty();
    }

    @Test
    void mattermostTakesAPendingPostOnceAndListsPostsWithTheirProps() throws Exception {
        String post = "{\"channel_id\":\"c1\",\"message\":\"m\",\"pending_post_id\":\"p1\",\"props\":{\"tend_pings\":[\"x\"]}}";
        JsonNode first = json("/api/v4/posts", post);
        assertThat(json("/api/v4/posts", post).path("id")).isEqualTo(first.path("id"));
        assertThat(chat.messages("c1")).hasSize(1);
        JsonNode listed = json("/api/v4/channels/c1/posts?since=0", "");
        assertThat(
                listed.path("posts").path(first.path("id").asText()).path("props").path("tend_pings").path(0).asText())
                .isEqualTo("x");
    }

    @Test
    void incomingWebhooksRefuseAnEmptyMessageAndShowNothing() throws Exception {
        assertThat(call("/services/T1/B1/help", "{}").body()).isEqualTo("no_text");
        assertThat(call("/hooks/square", "{}").body()).contains("web.incoming_webhook.text.app_error");
        assertThat(chat.messages()).isEmpty();
    }

    @Test
    void itCanPostAMessageAndAnswerThatItFailed() throws Exception {
        chat.setMode(ChatServer.Mode.ERRS);
        for (String path : List.of("/services/T1/B1/help", "/hooks/help")) {
            assertThat(call(path, "{\"text\":\"a\"}").statusCode()).isEqualTo(500);
        }
        assertThat(call("/api/chat.postMessage", "{\"channel\":\"help\",\"text\":\"a\"}").statusCode()).isEqualTo(500);
        assertThat(call("/api/v4/posts", "{\"channel_id\":\"help\",\"message\":\"a\"}").statusCode()).isEqualTo(500);
        assertThat(chat.messages("help")).hasSize(4);
    }

    @Test
    void itCanBeDownOrBusyAndTakesNothingThen() throws Exception {
        chat.setMode(ChatServer.Mode.DOWN);
        assertThat(call("/hooks/square", "{\"text\":\"a\"}").statusCode()).isEqualTo(503);
        chat.setMode(ChatServer.Mode.BUSY);
        HttpResponse<String> busy = call("/hooks/square", "{\"text\":\"a\"}");
        assertThat(busy.statusCode()).isEqualTo(429);
        assertThat(busy.headers().firstValue("Retry-After")).contains("1");
        assertThat(chat.messages()).isEmpty();
        assertThat(chat.refused()).isEqualTo(2);
    }
}
