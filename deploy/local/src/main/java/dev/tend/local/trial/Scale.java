package dev.tend.local.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.system.Directories;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Ports;
import dev.tend.local.system.Service;
import dev.tend.local.system.Settings;
import dev.tend.local.system.Steps;
import dev.tend.local.system.Trouble;
import dev.tend.local.up.Up;

/**
 * {@code ./tend trial scale}: whether the desk, the lists and the reports stay quick and small with 100,000 open questions, with the
 * heap that {@code ./tend up} gives.
 */
public final class Scale implements Trial {

    private static final int QUESTIONS = 100_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOADING = Duration.ofMinutes(15);
    private static final Duration QUIET = Duration.ofSeconds(20);
    private static final int SWEEPS_EACH = 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    /** Of a page; of all else that reads many questions. */
    private static final Duration PAGE = Duration.ofMillis(300);
    private static final Duration LIST = Duration.ofSeconds(8);
    private static final Duration REPORT = Duration.ofSeconds(15);

    private final Promises promises = new Promises();

    @Override
    public void run(Path home, Map<String, String> environment, List<String> arguments) throws Exception {
        if (!arguments.isEmpty()) {
            throw Trouble.misuse("tend trial scale takes nothing.");
        }
        Path data = Files.createTempDirectory("tend-scale");
        Path file = data.resolve("community.yaml");
        write(file, Clock.systemUTC().instant().plus(Duration.ofHours(12)));
        Ports ports = Ports.of(environment);
        try (Steps steps = new Steps(System.out)) {
            LocalTend tend = new LocalTend(new Settings(home, data, ports, file, environment), steps);
            Up.stopAtExit(tend, steps, () -> Directories.delete(data));
            tend.start();
            try (Connection connection = tend.databases().connect(Service.ROTATION);
                    Statement queue = connection.createStatement()) {
                load(tend, queue, steps);
                promises.atMost("start of rotation with them", restart(tend), Duration.ofSeconds(30));
                long first = tend.service(Service.ROTATION).pid().orElseThrow();
                try (HeapWatch heap = new HeapWatch(tend.service(Service.ROTATION).address())) {
                    steps.say("Pages ...");
                    pages(ports);
                    steps.say("Nothing to do for " + QUIET.toSeconds() + " s ...");
                    quiet(queue);
                    steps.say("Lists and reports ...");
                    lists(ports);
                    steps.say("Digests that are due ...");
                    Instant due = Clock.systemUTC().instant().plus(Duration.ofMinutes(2))
                            .truncatedTo(ChronoUnit.MINUTES);
                    boolean died = ended(tend, first) > 0;
                    write(file, due);
                    restart(tend);
                    long started = tend.service(Service.ROTATION).pid().orElseThrow();
                    digests(queue, due);
                    promises.fact("rotation: heap in use after a collection, at most", heap.most() + " MiB");
                    promises.atMost("rotation: times that it ended by itself", ended(tend, started) + (died ? 1 : 0),
                            0, "times");
                }
            }
            promises.print(System.out);
        }
    }

    private static void write(Path file, Instant due) throws IOException {
        try (InputStream content = Scale.class.getResourceAsStream("/trial/scale-community.yaml")) {
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            Files.writeString(file, text.replace("\"AT\"",
                    "\"" + due.atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES) + "\""));
        }
    }

    private void load(LocalTend tend, Statement queue, Steps steps) throws SQLException {
        steps.say("Making " + QUESTIONS + " questions ...");
        long start = System.nanoTime();
        new ScaleQuestions(Clock.systemUTC().instant()).publish(tend.broker().servers(), QUESTIONS);
        while (number(queue, "select count(*) from question where assignee is not null") < QUESTIONS) {
            if (since(start).compareTo(LOADING) > 0) {
                throw new Trouble("Not all questions came to the board in " + LOADING.toMinutes() + " minutes.");
            }
            LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        }
        promises.fact(QUESTIONS + " questions typed, on the board", "%d per s".formatted(
                QUESTIONS / Math.max(1, since(start).toSeconds())));
        queue.execute("analyze question");
    }

    /** @return how long it took */
    private static Duration restart(LocalTend tend) throws IOException {
        tend.killUntilStarted(Service.ROTATION);
        // Whoever watches it looks a moment later whether it was meant to end.
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        long start = System.nanoTime();
        tend.startAgain(Service.ROTATION);
        while (!tend.service(Service.ROTATION).isReady() && since(start).compareTo(PATIENCE) < 0) {
            LockSupport.parkNanos(50_000_000);
        }
        return since(start);
    }

    private static long ended(LocalTend tend, long started) {
        return tend.service(Service.ROTATION).pid().orElse(0L) == started && tend.service(Service.ROTATION).isReady()
                ? 0
                : 1;
    }

    private void digests(Statement queue, Instant due) throws SQLException {
        Instant deadline = due.plus(PATIENCE);
        long told = 0;
        while (told < 3 && Clock.systemUTC().instant().isBefore(deadline)) {
            LockSupport.parkNanos(100_000_000);
            told = number(queue, "select count(*) from digest where last_due >= '" + due + "'");
        }
        promises.atMost("two digests and a report that are due: until the last is told",
                told < 3 ? Duration.ofSeconds(-1) : Duration.between(due, Clock.systemUTC().instant()),
                LIST.plus(LIST).plus(REPORT));
    }

    private void pages(Ports ports) {
        request(ports, "board", "/", PAGE.multipliedBy(2));
        request(ports, "the first page", "/api/questions", PAGE);
        for (String filter : List.of("state=OPEN", "state=SNOOZED", "state=SETTLED", "type=BUG",
                "type=FEATURE_PROPOSAL", "source=kiln", "source=attic", "assignee=ann", "assignee=none",
                "awaiting=AUTHOR", "awaiting=NOBODY", "olderThan=P30D", "olderThan=P90D", "debt=true",
                "link=https://nowhere.example/", "source=attic&type=BUG&awaiting=TEAM&state=OPEN")) {
            request(ports, filter, "/api/questions?" + filter, PAGE);
        }
    }

    private void lists(Ports ports) {
        request(ports, "preview of all", "/api/digests/all/preview", LIST);
        request(ports, "preview of a third", "/api/digests/waiting/preview", LIST);
        request(ports, "preview of a report", "/api/digests/week/preview", REPORT);
        request(ports, "report of a week", "/api/reports", REPORT);
    }

    /** The slowest of three, after one that does not count. */
    private void request(Ports ports, String what, String path, Duration limit) {
        Duration slowest = Duration.ZERO;
        time(ports, path);
        for (int i = 0; i < 3 && !slowest.isNegative(); i++) {
            Duration taken = time(ports, path);
            slowest = taken.isNegative() || taken.compareTo(slowest) > 0 ? taken : slowest;
        }
        promises.atMost(what, slowest, limit);
    }

    /** Negative where it is not answered as it should be. */
    private static Duration time(Ports ports, String path) {
        long start = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(ports.address(Service.ROTATION).resolve(path))
                    .timeout(PATIENCE).build();
            int status = HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status == 200 ? since(start) : Duration.ofSeconds(-1);
        } catch (IOException e) {
            return Duration.ofSeconds(-1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /** What the sweeps read of the queue when nothing is to be done. */
    private void quiet(Statement queue) throws SQLException {
        String read = "select sum(coalesce(seq_tup_read, 0) + coalesce(idx_tup_fetch, 0))::bigint"
                + " from pg_stat_user_tables where relname = 'question'";
        long before = number(queue, read);
        LockSupport.parkNanos(QUIET.toNanos());
        promises.atMost("rows of the queue that a sweep reads with nothing to do",
                (number(queue, read) - before) / SWEEPS_EACH, 100, "rows");
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
