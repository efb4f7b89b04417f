package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each service gets its own secrets and starts with them alone. */
class ReaderTest {

    private static final String YAML = Example.SMALL
            .replace("location: larkspur/core,", "location: larkspur/core, webhook-secret: \"${CORE_SECRET}\","
                    + " token: \"${GITHUB_TOKEN}\",")
            .replace("digests:", """
                working-time: {from: "09:00", until: "17:00", holidays: ["https://days.example/${DAYS}.ics"]}
                digests:""")
            .replace("support: {members: [jo, mara], starts: \"2026-11-23T09:00\"}", """
                support: {members: [jo, mara], starts: "2026-11-23T09:00"}
                  nights: {calendar: "https://nights.example/${NIGHTS}.ics"}""");
    private static final Map<Reader, Map<String, String>> OWN = Map.of(
            Reader.INGEST, Map.of("CORE_SECRET", "one", "GITHUB_TOKEN", "two"),
            Reader.CLASSIFIER, Map.of("DAYS", "three"),
            Reader.ROTATION, Map.of("DAYS", "three", "NIGHTS", "four"),
            Reader.NOTIFIER, Map.of("SQUARE_HOOK", "https://hooks.slack.example/five"));

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void a_service_starts_with_its_own_secrets_alone(Reader reader) throws Exception {
        assertThat(CommunityFile.read(file(), OWN.get(reader), reader).name()).isEqualTo("Larkspur");
    }

    @ParameterizedTest
    @EnumSource
    void a_secret_of_its_own_that_is_missing_stops_the_start(Reader reader) throws Exception {
        Path file = file();
        for (String name : OWN.get(reader).keySet()) {
            Map<String, String> others = new HashMap<>();
            OWN.values().forEach(others::putAll);
            others.remove(name);
            assertThatThrownBy(() -> CommunityFile.read(file, others, reader)).hasMessageContaining(name);
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_a_service_needs_can_be_listed_without_having_it(Reader reader) throws Exception {
        assertThat(CommunityFile.variables(file(), reader)).isEqualTo(OWN.get(reader).keySet());
    }

    @Test
    void a_secret_of_another_service_is_not_held_even_where_the_environment_has_it() throws Exception {
        Map<String, String> all = new HashMap<>();
        OWN.values().forEach(all::putAll);
        Community community = CommunityFile.read(file(), all, Reader.NOTIFIER);

        Source core = community.sources().get("core");
        assertThat(core.webhookSecrets()).hasSize(1);
        assertThatThrownBy(() -> core.webhookSecrets().get(0).value()).hasMessageContaining("another service");
        assertThatThrownBy(() -> core.token().orElseThrow().value()).hasMessageContaining("another service");
        assertThat(CommunityFile.read(file(), all, Reader.INGEST).destinations().get("square").url().orElseThrow())
                .hasHost("elsewhere.invalid");
    }

    @Test
    void the_check_and_the_launcher_still_want_all_of_them() throws Exception {
        Path file = file();
        assertThatThrownBy(() -> CommunityFile.read(file, Map.of())).hasMessageContainingAll("CORE_SECRET",
                "GITHUB_TOKEN", "DAYS", "NIGHTS", "SQUARE_HOOK");
    }

    @Test
    void a_secret_in_clear_text_is_refused_by_each_service() throws Exception {
        Path file = Files.writeString(folder.resolve("clear.yaml"), YAML.replace("\"${CORE_SECRET}\"", "hunter2"));
        for (Reader reader : Set.of(Reader.values())) {
            assertThatThrownBy(() -> CommunityFile.read(file, OWN.get(reader), reader))
                    .hasMessageContaining("clear text");
        }
    }

    private Path file() throws Exception {
        return Files.writeString(folder.resolve("community.yaml"), YAML);
    }
}
