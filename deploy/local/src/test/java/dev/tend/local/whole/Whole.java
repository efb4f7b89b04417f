package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;

/** A running Tend with its outside world. Started once for all stories; each uses questions of its own. */
final class Whole implements AutoCloseable {

    /** The ways into a chat that can be looked at, by channel. */
    static final List<String> APIS = List.of("slackapi", "mattermostapi");
    /** The ways into a chat that can't. */
    static final List<String> HOOKS = List.of("slackhook", "mattermosthook");
    /** Destinations of community.yaml by channel. */
    static final Map<String, String> DESTINATIONS = Map.of("slackhook", "slack-hook", "mattermosthook",
            "mattermost-hook",
            "slackapi", "slack-api", "mattermostapi", "mattermost-api");
    private static final String SECRET = "whole-secret";

    /** Stays when all is over, for whoever wants to know what went wrong. */
    private final Path data = Path.of(System.getProperty("tend.home"), "deploy/local/target/whole");
    private final Steps steps = new Steps(System.out);
    final ChatServer chat = ChatServer.start();
    final GitHub app = new GitHub("app", "orbit/app", false, SECRET);
    final Ports ports = Ports.free();
    final TendClient client = new TendClient(ports);
    final LocalTend tend;

    Whole() throws Exception {
        Directories.delete(data);
        Files.createDirectories(data);
        Path file = data.resolve("community.yaml");
        try (InputStream content = Whole.class.getResourceAsStream("/chaos/community.yaml")) {
            Files.copy(content, file);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(
                Map.of("CHAOS_SECRET", SECRET, "CHAOS_CHAT", chat.address().toString(), "CHAOS_TOKEN", "token"));
        tend = new LocalTend(new Settings(Path.of(System.getProperty("tend.home")), data, ports, file, environment),
                steps);
        try {
            tend.start();
        } catch (Exception e) {
            close();
            throw e;
        }
    }

    static List<String> channels() {
        List<String> channels = new ArrayList<>(APIS);
        channels.addAll(HOOKS);
        return channels;
    }

    /** How often each channel shows each question. */
    Map<String, Map<String, Integer>> shown() {
        Map<String, Map<String, Integer>> shown = new HashMap<>();
        for (ChatMessage message : chat.messages()) {
            Questions.words(message.text()).forEach(
                    word -> shown.computeIfAbsent(word, first -> new TreeMap<>()).merge(message.channel(), 1,
                            Integer::sum));
        }
        return shown;
    }

    /** How often each channel shows this question; a channel that does not is not there. */
    Map<String, Integer> shown(Issue issue) {
        return shown().getOrDefault(Questions.word(issue), Map.of());
    }

    /** Waits until each channel shows each of these at least once. */
    void awaitShownEverywhere(Duration patience, Collection<Issue> issues) {
        await().atMost(patience).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            Map<String, Map<String, Integer>> shown = shown();
            Map<String, Set<String>> missing = new TreeMap<>();
            for (Issue issue : issues) {
                Set<String> channels = new TreeSet<>(channels());
                channels.removeAll(shown.getOrDefault(Questions.word(issue), Map.of()).keySet());
                if (!channels.isEmpty()) {
                    missing.put(Questions.word(issue), channels);
                }
            }
            assertThat(missing).as(() -> "not shown; the ledger says " + ledger(missing.keySet())).isEmpty();
        });
    }

    private List<JsonNode> ledger(Set<String> words) {
        return words.stream().limit(1).flatMap(word -> client.pings(Questions.id(app, word)).stream()).toList();
    }

    void awaitShownEverywhere(Issue... issues) {
        awaitShownEverywhere(Duration.ofSeconds(30), List.of(issues));
    }

    static Map<String, Integer> onceEach() {
        Map<String, Integer> once = new TreeMap<>();
        channels().forEach(channel -> once.put(channel, 1));
        return once;
    }

    boolean isReady() {
        return List.of(Service.values()).stream().allMatch(service -> tend.service(service).isReady());
    }

    @Override
    public void close() {
        tend.close();
        chat.close();
        steps.close();
    }
}
