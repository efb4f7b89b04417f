package dev.tend.local.trial;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;

/**
 * An upgrade and a rollback: this version makes the schema, the version before runs on it, then this one again. At each stop questions
 * come in, and all of them have to be on the board afterwards.
 */
public final class UpgradeTrial implements Trial {

    private static final int QUESTIONS = 5;
    private static final long PATIENCE_NANOS = 120_000_000_000L;

    private final List<Issue> asked = new ArrayList<>();

    /** One way to run it. */
    private record Version(String title, Path home, boolean sharesSecrets) {
    }

    @Override
    public void run(Path home, Map<String, String> environment, List<String> arguments) throws Exception {
        if (arguments.size() > 1) {
            throw Trouble.misuse("tend trial upgrade takes one COMMIT or tag: the version before this one.");
        }
        String commit = arguments.isEmpty() ? "HEAD~1" : arguments.get(0);
        Path work = Files.createTempDirectory("tend-upgrade");
        Path before = work.resolve("before");
        try (Steps steps = new Steps(System.out); ChatServer chat = ChatServer.start()) {
            steps.say("Building " + commit + " in " + before);
            command(home, "git", "worktree", "add", "--detach", before.toString(), commit);
            try {
                command(before, "mvn", "-B", "-q", "package", "-DskipTests");
                boolean sharesSecrets = Files.notExists(
                        before.resolve("service-kit/src/main/java/dev/tend/kit/community/Reader.java"));
                Version now = new Version("this version", home, false);
                for (Version version : List.of(now, new Version(commit, before, sharesSecrets), now)) {
                    stop(version, work, environment, chat, steps);
                }
                steps.say("The version before runs on the new schema, and nothing that was asked is lost.");
            } finally {
                command(home, "git", "worktree", "remove", "--force", before.toString());
                Directories.delete(work);
            }
        }
    }

    /** Starts the version on the data of the one before it, asks, and looks for all that was ever asked. */
    private void stop(Version version, Path work, Map<String, String> environment, ChatServer chat, Steps steps)
            throws Exception {
        String secret = UUID.nameUUIDFromBytes(work.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
        GitHub repository = new GitHub("app", "orbit/app", false, secret);
        Map<String, String> variables = new HashMap<>(environment);
        variables.putAll(Map.of("CHAOS_SECRET", secret, "CHAOS_TOKEN", "token", "CHAOS_CHAT",
                chat.address().toString()));
        Ports ports = Ports.of(environment);
        TendClient client = new TendClient(ports);
        try (LocalTend tend = new LocalTend(new Settings(version.home, work.resolve("data"), ports, community(work),
                variables, "local", version.sharesSecrets), steps)) {
            tend.start();
            for (int i = 0; i < QUESTIONS; i++) {
                Issue issue = new Issue(asked.size() + 1, "Crash " + (asked.size() + 1) + " when saving", "An error.",
                        User.visitor("visitor" + i), Instant.now(), List.of());
                asked.add(issue);
                if (repository.opened(issue).send(client.ingest()) != 202) {
                    throw new Trouble(version.title + " does not take a webhook.");
                }
            }
            long missing = awaitBoard(client, repository);
            steps.say(String.format("  %-40s %d asked so far, %d not on the board", version.title, asked.size(),
                    missing));
            if (missing > 0) {
                throw new Trouble(version.title + " does not show all that was asked.");
            }
        }
    }

    private long awaitBoard(TendClient client, GitHub repository) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            long missing = asked.stream().filter(
                    issue -> client.question("github:" + repository.name() + "#" + issue.number()).isEmpty()).count();
            if (missing == 0 || System.nanoTime() > deadline) {
                return missing;
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static Path community(Path work) throws IOException {
        Path file = work.resolve("community.yaml");
        if (Files.notExists(file)) {
            try (InputStream content = UpgradeTrial.class.getResourceAsStream("/chaos/community.yaml")) {
                Files.copy(content, file);
            }
        }
        return file;
    }

    private static void command(Path dir, String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words).directory(dir.toFile()).inheritIO().start();
        if (process.waitFor() != 0) {
            throw new Trouble("This did not work: " + String.join(" ", words) + ".");
        }
    }
}
