package dev.tend.local.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.CommunityFile;
import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.up.Up;

/** {@code ./tend demo}: runs Tend for an invented community, tells a story to it, and looks whether all came out as it should. */
public final class Demo {

    private static final String COMMUNITY = "/demo/community.yaml";
    private static final String ROTATION = "on-call";
    /** Longer than the oldest question of the story is old. */
    private static final Duration STORY = Duration.ofDays(7);

    private final Path home;
    private final Map<String, String> environment;

    public Demo(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /**
     * Returns when the story has been told.
     *
     * @throws Trouble if it did not come out as it should
     */
    public void run(List<String> arguments) throws Exception {
        boolean stay = arguments.contains("--stay");
        if (!arguments.stream().allMatch("--stay"::equals)) {
            throw Trouble
                    .misuse("tend demo does not know " + String.join(" ", arguments) + ": it takes --stay or nothing.");
        }
        Ports ports = Ports.of(environment);
        Path data = Files.createTempDirectory("tend-demo");
        String secret = UUID.randomUUID().toString();
        try (Steps steps = new Steps(System.out); ChatServer chat = ChatServer.start()) {
            Map<String, String> variables = new HashMap<>(environment);
            variables.put("DEMO_SECRET", secret);
            variables.put("DEMO_CHAT", chat.address().toString());
            // The story began some days ago, and is told as if Tend had been there.
            variables.put("TEND_INGEST_WATCHED_SINCE", Instant.now().minus(STORY).toString());
            Path file = communityFile(data);
            Community community = CommunityFile.read(file, variables);
            LocalTend tend = new LocalTend(new Settings(home, data, ports, file, variables), steps);
            AtomicBoolean wrong = new AtomicBoolean();
            Up.stopAtExit(tend, steps, () -> clean(data, wrong.get(), steps));
            tend.prepare();
            steps.say("Starting Tend for " + community.name() + ", an invented community");
            try {
                tend.start();
                steps.say("Tend is up");
                tell(new TendClient(ports), chat, secret, community, steps);
            } catch (Exception e) {
                wrong.set(tend.isUnderWay());
                throw e;
            }
            if (stay) {
                steps.say("The board is at " + ports.address(Service.ROTATION) + "/ until Ctrl-C.");
                tend.awaitEnd();
            }
        }
    }

    private static void clean(Path data, boolean wrong, Steps steps) throws IOException {
        if (wrong) {
            steps.say("What it was like is in " + data + ".");
        } else {
            Directories.delete(data);
        }
    }

    private static Path communityFile(Path data) throws IOException {
        Path file = data.resolve("community.yaml");
        try (InputStream content = Demo.class.getResourceAsStream(COMMUNITY)) {
            Files.copy(content, file);
        }
        return file;
    }

    private static void tell(TendClient client, ChatServer chat, String secret, Community community, Steps steps)
            throws Exception {
        String onDuty = client.onDuty(ROTATION)
                .orElseThrow(() -> new Trouble("Nobody is on duty in " + ROTATION + "."));
        Map<String, String> names = community.people().values().stream()
                .collect(Collectors.toMap(person -> person.key(), person -> person.name()));
        steps.say(names.get(onDuty) + " is on duty this week.");
        List<Scene> scenes = new Story(secret, Clock.systemUTC().instant(), onDuty).scenes();
        Account account = new Account(System.out, names);
        account.legend();
        Telling telling = new Telling(client, chat, account);
        long webhooks = scenes.stream().mapToLong(scene -> scene.webhooks().size()).sum();
        int notSo = telling.tell(scenes);
        steps.say(String.format(Locale.ROOT, "%n%d webhooks made %d questions and %d messages.", webhooks,
                client.questions("").size(), chat.messages().size()));
        if (notSo > 0) {
            throw new Trouble(notSo + " things are not as they should be: look for NOT SO above.");
        }
        steps.say("All of it is as it should be.");
    }
}
