package dev.tend.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The running whole with stand-ins for the four services: a real broker, a real database, real processes. */
class LocalTendTest {

    @TempDir
    Path dir;
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final Ports ports = Ports.free();
    private LocalTend tend;

    @AfterEach
    void stop() {
        if (tend != null) {
            tend.close();
        }
    }

    private LocalTend tend(Map<String, String> environment) throws IOException {
        Path home = StubHome.in(Files.createDirectories(dir.resolve("a home with spaces")));
        tend = new LocalTend(
                new Settings(home, dir.resolve("data"), ports, home.resolve("community.yaml"), environment),
                new Steps(new PrintStream(terminal)));
        return tend;
    }

    private String told(Service service, String variable) throws Exception {
        URI address = ports.address(service).resolve("/env/" + variable);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void everyServiceIsToldWhereItsBrokerItsDatabaseAndTheCommunityAre() throws Exception {
        tend(Map.of("FORUM_SECRET", "s3cret", "SQUARE_HOOK", "https://chat.example/hook")).start();

        assertThat(terminal.toString()).contains("PostgreSQL", "Kafka", "ingest", "classifier", "rotation", "notifier");
        assertThat(told(Service.INGEST, "KAFKA_BOOTSTRAP_SERVERS")).isEqualTo("127.0.0.1:" + ports.kafka());
        assertThat(told(Service.INGEST, "QUARKUS_PROFILE")).isEqualTo("local");
        assertThat(told(Service.NOTIFIER, "TEND_COMMUNITY_FILE")).endsWith("a home with spaces/community.yaml");
        assertThat(told(Service.INGEST, "FORUM_SECRET")).isEqualTo("s3cret");
        assertThat(told(Service.NOTIFIER, "SQUARE_HOOK")).isEqualTo("https://chat.example/hook");
        assertThat(told(Service.INGEST, "SQUARE_HOOK") + told(Service.NOTIFIER, "FORUM_SECRET")
                + told(Service.ROTATION, "FORUM_SECRET") + told(Service.CLASSIFIER, "SQUARE_HOOK"))
                .as("secrets of another service").isEmpty();
        String url = told(Service.ROTATION, "QUARKUS_DATASOURCE_JDBC_URL");
        assertThat(url).contains(":" + ports.postgres() + "/tend_rotation");
        DriverManager.getConnection(url, told(Service.ROTATION, "QUARKUS_DATASOURCE_USERNAME"),
                told(Service.ROTATION, "QUARKUS_DATASOURCE_PASSWORD")).close();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + ports.kafka()))) {
            assertThat(admin.listTopics().names().get()).contains("tend.questions.v1", "tend.triage.v1",
                    "tend.assignments.v1",
                    "tend.actions.v1", "tend.pings.v1", "tend.dead-letters.notifier-service.v1");
        }
    }

    @Test
    void aServiceWhoseMemoryIsUsedUpEndsAndIsStartedAgain() throws Exception {
        tend(Map.of()).start();
        ServiceProcess rotation = tend.service(Service.ROTATION);
        long before = rotation.pid().orElseThrow();

        HttpClient.newHttpClient().sendAsync(
                HttpRequest.newBuilder(ports.address(Service.ROTATION).resolve("/fill")).build(),
                HttpResponse.BodyHandlers.discarding());

        await().atMost(Duration.ofSeconds(30))
                .until(() -> terminal.toString()
                        .contains("rotation used up its memory (128 MiB) and ended; starting it again"));
        await().atMost(Duration.ofSeconds(30)).until(rotation::isReady);
        assertThat(rotation.pid().orElseThrow()).isNotEqualTo(before);
    }

    @Test
    void aServiceThatEndsByItselfIsStartedAgainAndItsLastWordsAreShown() throws Exception {
        tend(Map.of()).start();
        ServiceProcess ingest = tend.service(Service.INGEST);
        long before = ingest.pid().orElseThrow();

        ingest.kill();

        await().atMost(Duration.ofSeconds(10)).until(ingest::isReady);
        assertThat(ingest.pid().orElseThrow()).isNotEqualTo(before);
        assertThat(terminal.toString()).contains("ingest ended by itself (exit code 137)", "the stub serves");
    }

    @Test
    void aServiceThatDoesNotStartStopsTheStartAndShowsWhy() throws Exception {
        tend(Map.of("STUB_ENDS", "yes"));

        assertThatThrownBy(tend::start).isInstanceOf(Trouble.class).hasMessageContaining("ended while it started")
                .hasMessageContaining("the stub was told to end");
    }

    @Test
    void aStopLeavesNoProcessAndKeepsTheData() throws Exception {
        tend(Map.of()).start();
        List<ProcessHandle> processes = Stream.concat(
                Stream.of(Service.values())
                        .flatMap(service -> tend.service(service).pid().flatMap(ProcessHandle::of).stream()),
                postgres().stream()).toList();
        assertThat(processes).hasSize(5).allMatch(Leftover::runs);

        tend.close();

        assertThat(processes).noneMatch(Leftover::runs);
        assertThat(terminal.toString().lines().filter(line -> line.contains(" stopped "))
                .map(line -> line.strip().split(" ")[0])).as("one line each, services first")
                .containsExactlyInAnyOrder("rotation", "ingest", "classifier", "notifier", "Kafka", "PostgreSQL");
        tend(Map.of()).start();
    }

    @Test
    void aStartEndsWhatAKilledTendLeftInTheSameDirectory() throws Exception {
        tend(Map.of()).start();
        Process left = new ProcessBuilder("sleep", "600").start();
        Leftover.write(dir.resolve("data/processes"), "left", left.toHandle());
        tend.close();
        assertThat(left.isAlive()).isTrue();

        tend(Map.of()).start();

        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void aTakenPortIsNamedWithWhatToDo() throws Exception {
        try (ServerSocket taken = new ServerSocket(ports.of(Service.CLASSIFIER), 1, InetAddress.getLoopbackAddress())) {
            tend(Map.of());
            assertThatThrownBy(tend::start).isInstanceOf(Trouble.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (classifier) is taken")
                    .hasMessageContaining("TEND_PORT_BASE=");
            tend.close();
            assertThat(terminal.toString()).as("nothing was started").isEmpty();
        }
    }

    @Test
    void twoDoNotShareADataDirectory() throws Exception {
        DataDirectory data = new DataDirectory(dir.resolve("data"));
        data.take();
        tend(Map.of());
        assertThatThrownBy(tend::start).isInstanceOf(Trouble.class).hasMessageContaining("Another Tend uses")
                .hasMessageContaining("process " + ProcessHandle.current().pid());
        data.close();
    }

    @Test
    void aBrokerAndADatabaseThatAreNamedAreUsed() throws Exception {
        LocalTend first = tend(Map.of());
        first.start();
        Ports others = Ports.free();
        Map<String, String> environment = new HashMap<>(Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka(),
                "QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/postgres?ApplicationName=t",
                "QUARKUS_DATASOURCE_USERNAME", "postgres", "QUARKUS_DATASOURCE_PASSWORD", "postgres"));
        try (LocalTend second = new LocalTend(
                new Settings(dir.resolve("a home with spaces"), dir.resolve("other"), others,
                        dir.resolve("a home with spaces/community.yaml"), environment),
                new Steps(new PrintStream(terminal)))) {
            second.start();
            URI address = others.address(Service.ROTATION).resolve("/env/QUARKUS_DATASOURCE_JDBC_URL");
            assertThat(HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString()).body())
                    .isEqualTo("jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/tend_rotation?ApplicationName=t");
            assertThat(dir.resolve("other/postgres")).doesNotExist();
            assertThat(dir.resolve("other/kafka")).doesNotExist();
        }
        environment.put("QUARKUS_DATASOURCE_JDBC_URL",
                "jdbc:postgresql://127.0.0.1:" + others.postgres() + "/postgres");
        try (LocalTend third = new LocalTend(
                new Settings(dir.resolve("a home with spaces"), dir.resolve("other"), others,
                        dir.resolve("a home with spaces/community.yaml"), environment),
                new Steps(new PrintStream(terminal)))) {
            assertThatThrownBy(third::start).isInstanceOf(Trouble.class).hasMessageContaining("does not let us in");
        }
    }

    private Optional<ProcessHandle> postgres() throws IOException {
        return ProcessHandle
                .of(Long.parseLong(Files.readAllLines(dir.resolve("data/postgres/data/postmaster.pid")).get(0)));
    }
}
