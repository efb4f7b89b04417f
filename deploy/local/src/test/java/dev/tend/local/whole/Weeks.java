package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.events.QuestionId;
import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.Webhook;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;

/** The Tend of a sample community, whose clock is moved from one thing that happens to the next: some weeks in a minute. */
final class Weeks implements AutoCloseable {

    static final String SECRET = "replay-secret";

    private final ZoneId zone;
    private final Path offset;
    private final Steps steps = new Steps(System.out);
    private final ChatServer chat = ChatServer.start();
    private final LocalTend tend;
    private final Map<String, Integer> read = new HashMap<>();
    private Instant now = Instant.MIN;
    final TendClient client;

    /**
     * @param sample a file of deploy/samples
     * @param hooks the variables of its incoming webhooks, each with its path at the chat server
     * @param start in the wall time of the zone
     */
    Weeks(String sample, ZoneId zone, Map<String, String> hooks, String start) throws Exception {
        this.zone = zone;
        Path home = Path.of(System.getProperty("tend.home"));
        Path data = home.resolve("deploy/local/target/replay-" + sample);
        Directories.delete(data);
        Files.createDirectories(data);
        offset = data.resolve("clock");
        at(start);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(Map.of("GITHUB_SECRET", SECRET, "FORUM_SECRET", SECRET, "TEND_CLOCK_OFFSET_FILE",
                offset.toString(), "SLACK_TOKEN", "token", "SLACK_SIGNING", "signing", "MATTERMOST_TOKEN", "token",
                "MATTERMOST_SIGNING", "signing"));
        hooks.forEach((variable, path) -> environment.put(variable, chat.address().resolve(path).toString()));
        Ports ports = Ports.free();
        client = new TendClient(ports);
        // There is no forum to be asked, and one chat server for all.
        Path file = Files.writeString(data.resolve("community.yaml"),
                Files.readString(home.resolve("deploy/samples/" + sample))
                        .replace("kind: discourse,", "kind: discourse, poll: never,")
                        .replace("{kind: slack, token:", "{kind: slack, api: \"" + chat.address() + "/api\", token:")
                        .replaceAll("kind: mattermost, api: \"[^\"]*\"",
                                "kind: mattermost, api: \"" + chat.address() + "\""));
        tend = new LocalTend(new Settings(home, data, ports, file, environment), steps);
        try {
            tend.start();
            awaitDigests(digest -> digest.path("watched").has("since"));
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    /** It is this time now. */
    Instant at(String wall) throws IOException {
        Instant next = LocalDateTime.parse(wall).atZone(zone).toInstant();
        assertThat(next).as("time goes forward").isAfter(now);
        now = next;
        Path written = Files.writeString(offset.resolveSibling("clock.new"),
                Duration.between(Instant.now(), next).toString());
        Files.move(written, offset, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        return now;
    }

    Instant now() {
        return now;
    }

    void happens(Webhook... deliveries) throws Exception {
        for (Webhook delivery : deliveries) {
            assertThat(delivery.send(client.ingest())).isEqualTo(202);
        }
    }

    /** The question, once it is as wanted. */
    JsonNode awaitQuestion(String id, String field, String value) {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
                .until(() -> client.question(id).orElse(null),
                        question -> question != null && question.path(field).asText().equals(value));
    }

    /** Lists are made of what has aged by then: in real life days before. */
    void awaitAged(String id, String threshold) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100)).until(() -> client.question(id)
                .filter(question -> question.path("aged").toString().contains('"' + threshold + '"'))
                .isPresent());
    }

    /** What happens next is not on the list of that time: it was made, and posted if there was something to post. */
    void awaitDigest(String name, String due) {
        String instant = LocalDateTime.parse(due).atZone(zone).toInstant().toString();
        awaitDigests(digest -> !digest.path("name").asText().equals(name)
                || digest.path("watched").path("last").path("due").asText().equals(instant));
    }

    private void awaitDigests(Predicate<JsonNode> holds) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
                .until(() -> client.get(Service.ROTATION, "/api/digests")
                        .filter(all -> StreamSupport.stream(all.path("items").spliterator(), false).allMatch(holds))
                        .isPresent());
    }

    /** What a person does with a question over REST. */
    void act(String id, String action, String json) {
        client.post(Service.ROTATION, "/api/questions/" + QuestionId.key(id) + "/" + action, json);
    }

    /** The next message in this channel, and that it is the only one so far. */
    String awaitSaid(String channel) {
        int before = read.getOrDefault(channel, 0);
        List<String> said = await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100))
                .until(() -> said(channel), all -> all.size() > before);
        read.put(channel, before + 1);
        return said.get(before);
    }

    /** A message that was not read yet and has all of these words, among whatever else was said. */
    void awaitUnread(String channel, String... words) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100)).until(() -> unread(channel).stream()
                .anyMatch(said -> List.of(words).stream().allMatch(said::contains)));
    }

    /** What was said in this channel and not read yet. */
    List<String> unread(String channel) {
        List<String> said = said(channel);
        return new ArrayList<>(said.subList(read.getOrDefault(channel, 0), said.size()));
    }

    private List<String> said(String channel) {
        return chat.messages().stream().filter(message -> message.channel().equals(channel)).map(ChatMessage::text)
                .toList();
    }

    @Override
    public void close() {
        if (tend != null) {
            tend.close();
        }
        chat.close();
        steps.close();
    }
}
