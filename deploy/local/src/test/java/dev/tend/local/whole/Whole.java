package dev.tend.local.whole;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
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

    private final Path data = Files.createTempDirectory("tend-whole");
    private final Steps steps = new Steps(System.out);
    final ChatServer chat = ChatServer.start();
    final GitHub app = new GitHub("app", "orbit/app", false, SECRET);
    final Ports ports = Ports.free();
    final TendClient client = new TendClient(ports);
    final LocalTend tend;

    Whole() throws Exception {
        Path file = data.resolve("community.yaml");
        try (InputStream content = Whole.class.getResourceAsStream("/whole/community.yaml")) {
            Files.copy(content, file);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putAll(
                Map.of("WHOLE_SECRET", SECRET, "WHOLE_CHAT", chat.address().toString(), "WHOLE_TOKEN", "token"));
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

    /** How often the channel shows this word. */
    long shown(String channel, String word) {
        return chat.messages(channel).stream().mapToLong(message -> message.text().split(word, -1).length - 1L).sum();
    }

    /** Whether each channel shows this word once or more. */
    boolean isShownEverywhere(String word) {
        return channels().stream().allMatch(channel -> shown(channel, word) > 0);
    }

    boolean isReady() {
        return List.of(Service.values()).stream().allMatch(service -> tend.service(service).isReady());
    }

    @Override
    public void close() throws IOException {
        tend.close();
        chat.close();
        steps.close();
        Directories.delete(data);
    }
}
