package dev.tend.local.chaos;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.up.Up;

/** {@code ./tend chaos}: lets everything fail while questions come in, and looks whether all came out as it should. */
public final class Chaos {

    private static final String COMMUNITY = "/chaos/community.yaml";
    /** A ping whose outcome is unknown again and again waits for minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(3);
    private static final int SAY_EVERY = 5;

    private final Path home;
    private final Map<String, String> environment;

    public Chaos(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Returns when all is well. @throws Trouble if something was lost or told twice */
    public void run(List<String> arguments) throws Exception {
        ChaosOptions options = ChaosOptions.of(arguments);
        Ports ports = Ports.of(environment);
        Path data = Files.createTempDirectory("tend-chaos");
        GitHub repository = new GitHub("app", "orbit/app", false, UUID.randomUUID().toString());
        TendClient client = new TendClient(ports);
        try (Steps steps = new Steps(System.out);
                ChatServer chat = ChatServer.start();
                Asking asking = new Asking(repository, client.ingest())) {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(Map.of("CHAOS_SECRET", repository.secret(), "CHAOS_TOKEN", "token", "CHAOS_CHAT",
                    chat.address().toString()));
            LocalTend tend = new LocalTend(new Settings(home, data, ports, community(data), variables), steps);
            AtomicBoolean wrong = new AtomicBoolean();
            Up.stopAtExit(tend, steps, () -> {
                if (wrong.get()) {
                    steps.say("Logs and data are in " + data + ".");
                } else {
                    Directories.delete(data);
                }
            });
            tend.prepare();
            try {
                tend.start();
                steps.say("For " + options.length().toMinutes() + " min services are killed, Kafka and the chat server "
                        + "come and go; " + Asking.PER_SECOND + " questions a second. Again the same: --seed "
                        + options.seed());
                Future<?> questions = asking.start();
                new Mischief(tend, chat, steps).play(Fault.plan(new Random(options.seed()), options.length()),
                        options.length());
                questions.cancel(false);
                account(new Witness(client, chat, tend, asking), steps);
            } catch (Exception e) {
                wrong.set(tend.isUnderWay());
                throw e;
            }
        }
    }

    private static Path community(Path data) throws IOException {
        Path file = data.resolve("community.yaml");
        try (InputStream content = Chaos.class.getResourceAsStream(COMMUNITY)) {
            Files.copy(content, file);
        }
        return file;
    }

    private static void account(Witness witness, Steps steps) throws SQLException {
        steps.say("All is mended, and nobody asks any more. Waiting until all has gone its way ...");
        Asking asking = witness.asking();
        Evidence seen = awaitQuiet(witness, steps);
        steps.say(seen.asked().size() + " questions asked; " + asking.repeats()
                + " webhooks were not accepted at once and came again.");
        steps.say(seen.toldTwiceAndMarked() + " questions were told twice by an incoming webhook and are marked so.");
        List<String> wrong = new ArrayList<>(seen.wrong());
        wrong.addAll(seen.missing());
        if (!asking.allAccepted()) {
            wrong.add("some webhooks were never accepted");
        }
        if (!asking.odd().isEmpty()) {
            wrong.add("webhooks were answered with " + asking.odd());
        }
        if (!wrong.isEmpty()) {
            wrong.forEach(line -> steps.say("  NOT SO: " + line));
            throw new Trouble("Not all is as it should be: look for NOT SO above.");
        }
        steps.say("None is lost, each is typed and somebody's, and none is told twice where Tend can look.");
    }

    private static Evidence awaitQuiet(Witness witness, Steps steps) throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int look = 1;; look++) {
            Evidence seen = witness.look();
            if (seen.missing().isEmpty() && witness.asking().allAccepted() || System.nanoTime() > deadline) {
                // What comes twice comes after the first.
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
                return witness.look();
            }
            if (look % SAY_EVERY == 0) {
                steps.say("  ... " + String.join("; ", seen.missing()));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
