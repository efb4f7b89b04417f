package dev.tend.local.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import dev.tend.local.client.TendClient;
import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.system.LocalTend;
import dev.tend.local.system.Service;

/** How long it takes to load the history of a repository, from GitHub's API to the board. */
final class History {

    private static final int QUESTIONS = 20_000;

    private History() {
    }

    static List<Issue> issues() {
        Instant end = Instant.parse("2026-01-01T00:00:00Z");
        return IntStream.rangeClosed(1, QUESTIONS)
                .mapToObj(number -> new Issue(number, "Question " + number + " of long ago",
                        "How can I change where the index is kept? I have looked in the manual. ".repeat(12),
                        User.visitor("visitor" + number % 1000),
                        end.minus(Duration.ofMinutes(10L * (QUESTIONS - number))), List.of()))
                .toList();
    }

    static void measure(GitHub repository, LocalTend tend, TendClient client, Figures figures) throws SQLException {
        long start = System.nanoTime();
        client.post(Service.INGEST, "/api/sources/" + repository.source() + "/backfill", "");
        // To count is a load of its own: only when the newest is there, which may be before some of the others.
        String newest = "github:" + repository.name() + "#" + QUESTIONS;
        Await.until("the end of the history on the board", () -> client.question(newest).isPresent());
        try (Connection queue = tend.databases().connect(Service.ROTATION);
                Statement statement = queue.createStatement()) {
            Await.until("the whole history on the board", () -> count(statement, repository) >= QUESTIONS);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        figures.add("backfill of " + QUESTIONS + " questions, GitHub to board", "%.0f per second (%.1f s)",
                QUESTIONS / seconds, seconds);
    }

    private static int count(Statement statement, GitHub repository) {
        try (ResultSet rows = statement
                .executeQuery("select count(*) from question where source = '" + repository.source() + "'")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
