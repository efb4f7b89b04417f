package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.kit.community.CommunityFile;
import dev.tend.kit.community.Reader;
import kafka.server.KafkaConfig;

class ComposeTest {

    static final Path FOLDER = Service.PROJECT.resolve("deploy/compose");
    private static final JsonNode COMPOSE = Yaml.documents(FOLDER.resolve("compose.yaml")).get(0);

    private static JsonNode service(String name) {
        return COMPOSE.path("services").path(name);
    }

    private static List<String> texts(JsonNode node, String path) {
        return Yaml.at(node, path).map(JsonNode::asText).toList();
    }

    private static List<String> keys(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).toList();
    }

    @Test
    void itStartsKafkaPostgresAndTheFourServices() {
        assertThat(keys(COMPOSE.path("services"))).containsExactlyInAnyOrderElementsOf(Stream.concat(
                Stream.of("kafka", "postgres"), Arrays.stream(Service.values()).map(Service::title)).toList());
    }

    /** docker-compose 1.29, which Debian 12 has, refuses a name. */
    @Test
    void itsTopLevelIsWhatOldAndNewComposeTake() {
        assertThat(keys(COMPOSE)).containsExactlyInAnyOrder("x-tend", "x-environment", "services", "volumes");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsTheImageThatThisCheckoutBuilds(Service service) {
        assertThat(service(service.title()).path("image").asText())
                .isEqualTo("tend/%s:${TEND_VERSION:-%s}", service.title(), System.getProperty("tend.version"));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsReachedFromThisMachineAlone(Service service) {
        int port = service.port();

        assertThat(texts(service(service.title()), "ports")).containsExactly("127.0.0.1:" + port + ":" + port);
        assertThat(service(service.title()).path("environment").path("QUARKUS_HTTP_PORT").asInt()).isEqualTo(port);
    }

    @Test
    void nothingElseIsReachedFromOutside() {
        assertThat(Stream.of("kafka", "postgres")).noneMatch(name -> service(name).has("ports"));
        assertThat(COMPOSE.path("services")).noneMatch(service -> service.has("network_mode"));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceStartsWhenKafkaAndPostgresAnswer(Service service) {
        JsonNode dependsOn = service(service.title()).path("depends_on");

        assertThat(keys(dependsOn)).containsExactlyInAnyOrder("kafka", "postgres");
        assertThat(dependsOn).allMatch(on -> on.path("condition").asText().equals("service_healthy"));
        assertThat(keys(dependsOn)).allMatch(on -> service(on).path("healthcheck").path("test").size() > 1);
    }

    @ParameterizedTest
    @EnumSource
    void aServiceUnderstandsEachVariable(Service service) throws Exception {
        List<String> variables = keys(service(service.title()).path("environment"));

        assertThat(variables).contains("KAFKA_BOOTSTRAP_SERVERS", "QUARKUS_DATASOURCE_JDBC_URL", "QUARKUS_PROFILE");
        assertThat(Settings.unknown(variables.stream())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsAskedWhetherItIsReady(Service service) {
        assertThat(String.join(" ", texts(service(service.title()), "healthcheck/test")))
                .startsWith("CMD bash -c").contains("/dev/tcp/127.0.0.1/9000", "GET /q/health/ready ");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceHasItsOwnDatabaseWhichTheScriptMakes(Service service) throws IOException {
        assertThat(service(service.title()).path("environment").path("QUARKUS_DATASOURCE_JDBC_URL").asText())
                .isEqualTo("jdbc:postgresql://postgres:5432/" + service.database());
        assertThat(Files.readString(FOLDER.resolve("databases.sql")))
                .contains("create database " + service.database() + ";");
        assertThat(texts(service("postgres"), "volumes"))
                .contains("./databases.sql:/docker-entrypoint-initdb.d/databases.sql:ro");
    }

    @ParameterizedTest
    @EnumSource
    void aServiceSignsInToPostgresAsPostgresWasToldTo(Service service) {
        JsonNode environment = service(service.title()).path("environment");
        JsonNode postgres = service("postgres").path("environment");

        assertThat(environment.path("QUARKUS_DATASOURCE_USERNAME")).isEqualTo(postgres.path("POSTGRES_USER"));
        assertThat(environment.path("QUARKUS_DATASOURCE_PASSWORD")).isEqualTo(postgres.path("POSTGRES_PASSWORD"));
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReadsTheCommunityFileThatIsMounted(Service service) {
        String file = service(service.title()).path("environment").path("TEND_COMMUNITY_FILE").asText();

        assertThat(texts(service(service.title()), "volumes")).contains("./community.yaml:" + file + ":ro");
        assertThat(FOLDER.resolve("community.yaml")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceCanWriteNothingButItsTemporaryFiles(Service service) {
        JsonNode compose = service(service.title());

        assertThat(compose.path("read_only").asBoolean()).isTrue();
        assertThat(texts(compose, "tmpfs")).containsExactly("/tmp");
        assertThat(texts(compose, "cap_drop")).containsExactly("ALL");
        assertThat(texts(compose, "security_opt")).containsExactly("no-new-privileges:true");
        assertThat(compose.has("mem_limit")).isTrue();
    }

    @Test
    void secretsComeFromFilesThatGitIgnoresAndEachServiceGetsItsOwnAlone() throws Exception {
        assertThat(texts(service("ingest-service"), "env_file")).containsExactly("ingest.env");
        assertThat(texts(service("notifier-service"), "env_file")).containsExactly("notifier.env");
        assertThat(COMPOSE.path("services").findValuesAsText("env_file")).hasSize(2);
        assertThat(COMPOSE.path("x-tend").has("env_file")).isFalse();
        assertThat(Files.readAllLines(FOLDER.resolve(".gitignore"))).contains("*.env");
        Path community = FOLDER.resolve("community.yaml");
        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(SampleCommunity.names(community))
                .contains("ingest.env", "notifier.env");
        assertThat(CommunityFile.variables(community, Reader.INGEST)).isEqualTo(SampleCommunity.names(community));
        assertThat(CommunityFile.variables(community, Reader.ROTATION)).isEmpty();
        assertThat(CommunityFile.variables(community, Reader.CLASSIFIER)).isEmpty();
    }

    @Test
    void kafkaKnowsEachOfItsSettings() {
        Properties settings = new Properties();
        service("kafka").path("environment").properties().forEach(entry -> settings.setProperty(
                entry.getKey().replaceFirst("KAFKA_", "").replace('_', '.').toLowerCase(Locale.ROOT),
                entry.getValue().asText()));

        assertThat(KafkaConfig.configDef().names()).containsAll(settings.stringPropertyNames());
        KafkaConfig kafka = KafkaConfig.fromProps(settings, false);
        assertThat(kafka.getString("advertised.listeners")).isEqualTo("PLAINTEXT://kafka:9092");
        assertThat(Duration.ofMillis(kafka.logRetentionTimeMillis())).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void whatKafkaAndPostgresKeepOutlivesTheirContainers() {
        assertThat(texts(service("kafka"), "volumes"))
                .contains("kafka:" + service("kafka").path("environment").path("KAFKA_LOG_DIRS").asText());
        assertThat(texts(service("postgres"), "volumes")).contains("postgres:/var/lib/postgresql/data");
        assertThat(keys(COMPOSE.path("volumes"))).containsExactlyInAnyOrder("kafka", "postgres");
    }
}
