package dev.tend.local.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.tend.events.QuestionId;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;

/** Reads what Tend knows. Where a service does not answer there is nothing. */
public record TendClient(Ports ports) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2)).build();

    /** An answer that was not 2xx. */
    public static final class Refused extends RuntimeException {
        Refused(String what, int status, String body) {
            super(what + " was answered with " + status + ": " + body);
        }
    }

    public URI ingest() {
        return ports.address(Service.INGEST);
    }

    /** All questions that fit, over all pages. @param filter such as {@code source=forum}, or nothing */
    public List<JsonNode> questions(String filter) {
        return items(Service.ROTATION, "/api/questions?limit=500&" + filter);
    }

    /** @param id such as {@code github:marmot/server#101} */
    public Optional<JsonNode> question(String id) {
        return get(Service.ROTATION, "/api/questions/" + QuestionId.key(id));
    }

    /** The key of the person on duty. */
    public Optional<String> onDuty(String rotation) {
        return get(Service.ROTATION, "/api/rotations/" + rotation + "/on-duty")
                .map(answer -> answer.path("person").path("key").asText()).filter(key -> !key.isEmpty());
    }

    /** What the ledger says of this question. */
    public List<JsonNode> pings(String id) {
        return items(Service.NOTIFIER,
                "/api/pings?limit=500&question=" + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    public Optional<JsonNode> get(Service service, String path) {
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(ports.address(service).resolve(path))
                    .timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(JSON.readTree(answer.body())) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** @throws Refused if the answer is not 2xx */
    public JsonNode post(Service service, String path, String json) {
        try {
            HttpResponse<String> answer = HTTP.send(HttpRequest.newBuilder(ports.address(service).resolve(path))
                    .timeout(Duration.ofSeconds(30)).header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json)).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new Refused("POST " + path, answer.statusCode(), answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private List<JsonNode> items(Service service, String path) {
        List<JsonNode> items = new ArrayList<>();
        String cursor = "";
        do {
            Optional<JsonNode> page = get(service, path + cursor);
            if (page.isEmpty()) {
                return items;
            }
            page.get().path("items").forEach(items::add);
            String next = page.get().path("nextCursor").asText("");
            cursor = next.isEmpty() || next.equals("null")
                    ? ""
                    : "&cursor=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!cursor.isEmpty());
        return items;
    }
}
