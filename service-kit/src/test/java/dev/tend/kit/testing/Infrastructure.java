package dev.tend.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.tend.kit.embedded.EmbeddedDatabase;
import dev.tend.kit.embedded.EmbeddedKafka;

/**
 * A real broker and a real database for a service's tests: containers where a Docker engine answers or TEND_TEST_INFRA=containers
 * says so, the embedded ones otherwise. The argument {@code community} names the test's community file on the class path,
 * {@code calendar} a file beside it; {@code schema} lists folders of migrations that are applied before the start, with
 * two after them that the service does not know, as a later version leaves them; others are handed through as configuration.
 */
public final class Infrastructure implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> settings = new HashMap<>();
    private AutoCloseable broker = () -> {
    };
    private AutoCloseable database = () -> {
    };
    private Path dir;

    @Override
    public void init(Map<String, String> args) {
        settings.putAll(args);
    }

    @Override
    public Map<String, String> start() {
        try {
            dir = Files.createTempDirectory("tend-test");
            String community = settings.remove("community");
            if (community != null) {
                settings.put("tend.community.file", copied(community, "community.yaml").toString());
            }
            String calendar = settings.remove("calendar");
            if (calendar != null) {
                copied(calendar, calendar);
            }
            if (inContainers()) {
                startContainers();
            } else {
                startEmbedded();
            }
            String schema = settings.remove("schema");
            if (schema != null) {
                LaterSchema.make(settings.get("quarkus.datasource.jdbc.url"),
                        settings.get("quarkus.datasource.username"), settings.get("quarkus.datasource.password"),
                        schema.split(","));
            }
            return settings;
        } catch (Exception e) {
            stop();
            throw new IllegalStateException("no broker and database for the tests", e);
        }
    }

    private Path copied(String resource, String name) throws IOException {
        Path file = dir.resolve(name);
        try (var content = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            Files.copy(content, file);
        }
        return file;
    }

    private static boolean inContainers() {
        String wish = System.getenv().getOrDefault("TEND_TEST_INFRA", "");
        return switch (wish) {
            case "containers" -> true;
            case "embedded" -> false;
            default -> DockerClientFactory.instance().isDockerAvailable();
        };
    }

    private void startContainers() {
        KafkaContainer kafka = new KafkaContainer("apache/kafka:4.1.1");
        broker = kafka;
        kafka.start();
        PostgreSQLContainer postgres = new PostgreSQLContainer("postgres:15");
        database = postgres;
        postgres.start();
        connect(kafka.getBootstrapServers(), postgres.getJdbcUrl(), postgres.getUsername(), postgres.getPassword());
    }

    private void startEmbedded() throws Exception {
        EmbeddedKafka kafka = EmbeddedKafka.start(dir.resolve("kafka"), 0, Map.of());
        broker = kafka;
        EmbeddedDatabase postgres = EmbeddedDatabase.start(dir.resolve("postgres"), 0);
        database = postgres;
        connect(kafka.bootstrapServers(), postgres.database("tend"), EmbeddedDatabase.USER, EmbeddedDatabase.USER);
    }

    private void connect(String bootstrapServers, String jdbcUrl, String user, String password) {
        settings.put("kafka.bootstrap.servers", bootstrapServers);
        settings.put("quarkus.datasource.jdbc.url", jdbcUrl);
        settings.put("quarkus.datasource.username", user);
        settings.put("quarkus.datasource.password", password);
    }

    @Override
    public void stop() {
        try {
            broker.close();
            database.close();
            delete(dir);
        } catch (Exception e) {
            throw new IllegalStateException("the broker or the database of the tests did not stop", e);
        }
    }

    private static void delete(Path dir) throws IOException {
        try (Stream<Path> files = Files.walk(dir)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
