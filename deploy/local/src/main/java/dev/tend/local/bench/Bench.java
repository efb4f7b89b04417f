package dev.tend.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHubApi;
import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.ServiceProcess;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.up.Up;

/** {@code ./tend bench}: what this machine can do. Load, broker, database and services share its cores. */
public final class Bench {

    private final Path home;
    private final Map<String, String> environment;
    private final Figures figures = new Figures();

    public Bench(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /** Prints a table. @throws Trouble if something did not arrive, so that the figures would mean nothing */
    public void run() throws Exception {
        Path data = Files.createTempDirectory("tend-bench");
        String secret = UUID.randomUUID().toString();
        GitHub repository = new GitHub("load", "bench/load", false, secret);
        GitHub history = new GitHub("history", "bench/history", false, secret);
        try (Steps steps = new Steps(System.out);
                ChatServer chat = ChatServer.start();
                GitHubApi api = GitHubApi.start(history, History.issues())) {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(Map.of("BENCH_SECRET", secret, "BENCH_CHAT", chat.address().toString(), "BENCH_GITHUB",
                    api.address().toString()));
            Ports ports = Ports.of(environment);
            LocalTend tend = new LocalTend(new Settings(home, data, ports, community(data), variables), steps);
            Up.stopAtExit(tend, steps, () -> Directories.delete(data));
            tend.start();
            start(tend);
            steps.say("Webhook to chat ...");
            Latency.measure(new Load(repository, ports.address(Service.INGEST)), chat, figures);
            steps.say("Backfill ...");
            History.measure(history, tend, new TendClient(ports), figures);
            for (Service service : Service.values()) {
                figures.add(service.word() + ", memory after that", "%d MiB", memory(tend.service(service)));
            }
            steps.say("Webhooks accepted ...");
            Acceptance.measure(tend, repository, ports, figures);
            figures.print(System.out);
        }
    }

    private static Path community(Path data) throws IOException {
        Path file = data.resolve("community.yaml");
        try (InputStream content = Bench.class.getResourceAsStream("/bench/community.yaml")) {
            Files.copy(content, file);
        }
        return file;
    }

    private void start(LocalTend tend) throws IOException {
        for (Service service : Service.values()) {
            figures.add(service.word() + ", from nothing to ready, all four at once", "%.1f s, %d MiB",
                    Figures.seconds(tend.service(service).readyAfter()), memory(tend.service(service)));
        }
    }

    private static long memory(ServiceProcess service) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(service.pid().orElseThrow())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()) / 1024;
    }
}
