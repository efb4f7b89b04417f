package dev.tend.local.trial.clients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.trial.Trial;

/**
 * Has openapi-generator make clients for Java and TypeScript of the documents that the four services serve, compiles them, and asks the
 * services with them.
 */
public final class ClientsTrial implements Trial {

    private static final int QUESTIONS = 2;
    private static final long PATIENCE_NANOS = 120_000_000_000L;
    private static final long POLL_NANOS = 200_000_000;

    @Override
    public void run(Path home, Map<String, String> environment, List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw Trouble.misuse("tend trial clients takes nothing.");
        }
        Path work = Files.createDirectories(home.resolve("target/clients"));
        Path data = Files.createTempDirectory("tend-trial-clients");
        Tool tool = new Tool(work.resolve("logs"));
        Ports ports = Ports.of(environment);
        try (Steps steps = new Steps(System.out)) {
            steps.say("openapi-generator " + Generator.VERSION + " is fetched unless it is here already ...");
            Generator generator = Generator.fetch(tool, work);
            String secret = UUID.randomUUID().toString();
            try (LocalTend tend = new LocalTend(settings(home, data, ports, environment, secret), steps)) {
                tend.start();
                ask(new TendClient(ports), secret);
                Workshop workshop = Workshop.open(tool, generator, work, ports);
                steps.say("The documents are valid: nothing to warn of, nothing to recommend.");
                steps.say("A client for Java, compiled,\n" + JavaClient.madeAndUsed(workshop));
                steps.say("A client for TypeScript, compiled,\n" + TypeScriptClient.madeAndUsed(workshop));
                steps.say("Both were answered as the documents say. What was made is in " + work + ".");
            }
        } finally {
            Directories.delete(data);
        }
    }

    private static Settings settings(Path home, Path data, Ports ports, Map<String, String> environment, String secret)
            throws Exception {
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("TRIAL_SECRET", secret);
        Path community = Files.writeString(data.resolve("community.yaml"), Workshop.resource("community.yaml"));
        return new Settings(home, data, ports, community, variables);
    }

    /** A question for each client to act on. */
    private static void ask(TendClient client, String secret) throws IOException, InterruptedException {
        GitHub repository = new GitHub("core", "larkspur/core", false, secret);
        for (int number = 1; number <= QUESTIONS; number++) {
            Issue issue = new Issue(number, "Pump stops at 78 degrees", "An error, number " + number + ".",
                    User.visitor("visitor" + number), Instant.now(), List.of());
            if (repository.opened(issue).send(client.ingest()) != 202) {
                throw new Trouble("Tend does not take a webhook.");
            }
        }
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (client.questions("assignee=mara").size() < QUESTIONS) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("The questions do not come to the board.");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
