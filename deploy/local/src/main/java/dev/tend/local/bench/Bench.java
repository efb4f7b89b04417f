package dev.tend.local.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.ChatMessage;
import dev.tend.local.standin.ChatServer;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
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

/** {@code ./tend bench}: what this machine can do. Load, broker, database and services share its cores, so these are low bounds. */
public final class Bench {

    private static final int PER_SECOND = 50;
    private static final int HISTORY = 20_000;
    private static final int BESIDE = 20;
    private static final Duration WARM_UP = Duration.ofSeconds(10);
    private static final Duration LATENCY_RUN = Duration.ofSeconds(30);
    private static final Duration ACCEPT_RUN = Duration.ofSeconds(5);
    private static final int ACCEPT_RUNS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern WORD = Pattern.compile("zebra[0-9]+q");

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
        GitHub history = new GitHub("history", "bench/history", false, secret);
        try (Steps steps = new Steps(System.out);
                ChatServer chat = ChatServer.start();
                GitHubApi api = GitHubApi.start(history, history())) {
            Map<String, String> variables = new HashMap<>(environment);
            variables.putAll(Map.of("BENCH_SECRET", secret, "BENCH_CHAT", chat.address().toString(), "BENCH_GITHUB",
                    api.address().toString()));
            Path file = data.resolve("community.yaml");
            try (InputStream content = Bench.class.getResourceAsStream("/bench/community.yaml")) {
                Files.copy(content, file);
            }
            Ports ports = Ports.of(environment);
            LocalTend tend = new LocalTend(new Settings(home, data, ports, file, variables), steps);
            Up.stopAtExit(tend, steps, () -> Directories.delete(data));
            tend.start();
            Load load = new Load(new GitHub("load", "bench/load", false, secret), ports.address(Service.INGEST));
            for (Service service : Service.values()) {
                figures.add(service.word() + ": start, memory then", "%.1f s, %d MiB",
                        Figures.seconds(tend.service(service).readyAfter()), memory(tend.service(service)));
            }
            steps.say("Webhook to chat, " + PER_SECOND + " per second ...");
            latency(load, chat);
            steps.say("Backfill of " + HISTORY + " questions ...");
            backfill(tend, new TendClient(ports));
            for (Service service : Service.values()) {
                figures.add(service.word() + ": memory after that", "%d MiB", memory(tend.service(service)));
            }
            steps.say("Webhooks accepted, with and without writing them ...");
            accept(tend, new GitHub("load", "bench/load", false, secret), ports);
            figures.print(System.out);
        }
    }

    private void latency(Load load, ChatServer chat) {
        load.atRate(PER_SECOND, WARM_UP);
        Map<String, Instant> sent = load.atRate(PER_SECOND, LATENCY_RUN);
        Map<String, Instant> shown = new HashMap<>();
        await("each question in the chat", () -> {
            shown.putAll(shown(chat.messages()));
            return shown.keySet().containsAll(sent.keySet());
        });
        Percentiles took = Percentiles.of(sent.entrySet().stream()
                .map(question -> Duration.between(question.getValue(), shown.get(question.getKey()))).toList());
        figures.add("webhook to chat at " + PER_SECOND + "/s: p50, p99, most", "%.3f s, %.3f s, %.3f s",
                Figures.seconds(took.p50()), Figures.seconds(took.p99()), Figures.seconds(took.most()));
    }

    private static Map<String, Instant> shown(List<ChatMessage> messages) {
        Map<String, Instant> shown = new HashMap<>();
        for (ChatMessage message : messages) {
            Matcher words = WORD.matcher(message.text());
            while (words.find()) {
                shown.putIfAbsent(words.group(), message.at());
            }
        }
        return shown;
    }

    private static List<Issue> history() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        return IntStream.rangeClosed(1, HISTORY)
                .mapToObj(number -> new Issue(number, "Question " + number + " of long ago",
                        "How can I change where the index is kept? I have looked in the manual. ".repeat(12),
                        User.visitor("visitor" + number % 1000),
                        end.minus(Duration.ofMinutes(10L * (HISTORY - number))), List.of()))
                .toList();
    }

    private void backfill(LocalTend tend, TendClient client) throws SQLException {
        long start = System.nanoTime();
        client.post(Service.INGEST, "/api/sources/history/backfill", "");
        try (Connection queue = tend.databases().connect(Service.ROTATION);
                Statement statement = queue.createStatement()) {
            await("the whole history on the board", () -> count(statement) >= HISTORY);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add("backfill of " + HISTORY + ", GitHub to board", "%.0f questions/s (%.1f s)", HISTORY / seconds,
                seconds);
    }

    /** Not over the API: to page through all of them again and again would be a load of its own. */
    private static int count(Statement statement) {
        try (ResultSet rows = statement
                .executeQuery("select count(*) from question where id like 'github:bench/history#%'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void accept(LocalTend tend, GitHub repository, Ports ports) throws IOException, InterruptedException {
        for (Service other : List.of(Service.CLASSIFIER, Service.ROTATION, Service.NOTIFIER)) {
            tend.service(other).stop();
        }
        ServiceProcess idle = tend.another(Service.INGEST, ports.base() + BESIDE,
                Map.of("TEND_INGEST_PUBLISH", "false"));
        try {
            Load writing = new Load(repository, tend.service(Service.INGEST).address());
            Load notWriting = new Load(repository, idle.address());
            List<Double> with = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            writing.closedLoop(WARM_UP);
            notWriting.closedLoop(WARM_UP);
            for (int run = 0; run < ACCEPT_RUNS; run++) {
                with.add(writing.closedLoop(ACCEPT_RUN));
                without.add(notWriting.closedLoop(ACCEPT_RUN));
            }
            double kept = median(with);
            double left = median(without);
            figures.add("webhooks accepted (11 KB, 32 at a time)", "%.0f/s; with nothing written %.0f/s; ratio %.2f",
                    kept, left,
                    kept / left);
        } finally {
            idle.stop();
        }
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static long memory(ServiceProcess service) throws IOException {
        Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(service.pid().orElseThrow())).start();
        return Long.parseLong(new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip()) / 1024;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("Not seen in " + PATIENCE.toMinutes() + " minutes: " + what + ".");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
