package dev.tend.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script {@code tend}, with stand-ins for Java and Maven. */
class LauncherTest {

    private static final Path SCRIPT = Path.of(System.getProperty("tend.home"), "tend");
    private static final String JAVA = """
        #!/bin/sh
        if [ "$1" = -XshowSettings:properties ]; then
          echo "    java.home = $(dirname "$(dirname "$0")")"
          echo "    java.specification.version = %s"
        else
          echo "java was called with: $*"
        fi
        """;

    private record Outcome(int exitCode, String text) {
    }

    @TempDir
    Path dir;
    private Path home;
    private Path jdk;
    private Path maven;

    @BeforeEach
    void aProjectThatIsBuilt() throws IOException {
        home = Files.createDirectories(dir.resolve("a project"));
        Files.copy(SCRIPT, home.resolve("tend"));
        for (String module : List.of("events", "service-kit", "deploy/local", "rotation-service", "ingest-service",
                "classifier-service", "notifier-service")) {
            Files.createDirectories(home.resolve(module).resolve("src/main/java"));
            Files.createFile(home.resolve(module).resolve("pom.xml"));
        }
        Files.createFile(home.resolve("pom.xml"));
        jdk = dir.resolve("a jdk");
        program(jdk.resolve("bin/java"), JAVA.formatted("21"));
        program(jdk.resolve("bin/javac"), "#!/bin/sh\n");
        maven = dir.resolve("maven");
        program(maven.resolve("mvn"),
                "#!/bin/sh\necho '[INFO] Building Tend: events 1 [2/8]'\necho mvn \"$@\"\n" + makeAll());
    }

    private String makeAll() {
        StringBuilder script = new StringBuilder();
        for (String artefact : List.of("deploy/local/target/deploy-local.jar",
                "rotation-service/target/quarkus-app/quarkus-run.jar",
                "ingest-service/target/quarkus-app/quarkus-run.jar",
                "classifier-service/target/quarkus-app/quarkus-run.jar",
                "notifier-service/target/quarkus-app/quarkus-run.jar")) {
            script.append("mkdir -p $(dirname ").append(artefact).append("); touch ").append(artefact).append('\n');
        }
        return script.toString();
    }

    private static void program(Path file, String script) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Only the tools of a bare system and what stands in {@code path} can be found. */
    private Outcome tend(Map<String, String> environment, List<Path> path, String... arguments) throws Exception {
        Path tools = dir.resolve("tools");
        if (Files.notExists(tools)) {
            Files.createDirectories(tools);
            for (String tool : List.of("bash", "sh", "cat", "dirname", "sed", "find", "head", "tail", "tr", "sleep",
                    "mkdir",
                    "touch")) {
                String there = Files.exists(Path.of("/usr/bin", tool)) ? "/usr/bin/" : "/bin/";
                program(tools.resolve(tool), "#!/bin/sh\nexec " + there + tool + " \"$@\"\n");
            }
        }
        List<String> command = new ArrayList<>(List.of(home.resolve("tend").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        List<String> places = new ArrayList<>(path.stream().map(Path::toString).toList());
        places.add(tools.toString());
        builder.environment().put("PATH", String.join(File.pathSeparator, places));
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    @Test
    void anUnknownCommandIsAnsweredWithTheUsageWithoutBuildingAnything() throws Exception {
        Outcome outcome = tend(Map.of(), List.of(), "updog");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.text()).contains("there is no command 'updog'", "up [--config FILE] [--data DIR]",
                "check FILE");
        assertThat(tend(Map.of(), List.of()).exitCode()).isEqualTo(2);
        assertThat(tend(Map.of(), List.of(), "help").exitCode()).isZero();
    }

    @Test
    void withoutAJdkItSaysSoInOneSentence() throws Exception {
        Outcome outcome = tend(Map.of(), List.of(), "up");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text())
                .isEqualTo("tend: Tend needs a JDK 17 or newer: install one, or set JAVA_HOME to where it is.\n");
    }

    @Test
    void anOldJavaInJavaHomeIsPassedOverForABetterOneOnThePath() throws Exception {
        Path old = dir.resolve("old");
        program(old.resolve("bin/java"), JAVA.formatted("11"));
        Outcome outcome = tend(Map.of("JAVA_HOME", old.toString()), List.of(jdk.resolve("bin"), maven), "up");
        assertThat(outcome.text()).contains("java was called with");
        assertThat(tend(Map.of("JAVA_HOME", old.toString()), List.of(maven), "up").text())
                .contains("needs a JDK 17 or newer");
    }

    @Test
    void whatIsNotBuiltIsBuiltFirstAndOnlyOnce() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
        Outcome first = tend(environment, List.of(maven), "up", "--config", "my file.yaml");
        assertThat(first.text()).contains("Building Tend", "Built in", "java was called with: -Xmx",
                "dev.tend.local.Main up --config my file.yaml");
        Outcome second = tend(environment, List.of(), "up");
        assertThat(second.text()).doesNotContain("Building").contains("dev.tend.local.Main up");
    }

    @Test
    void aSourceThatIsNewerThanAnArtefactIsBuilt() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
        tend(environment, List.of(maven), "up");
        Path source = Files.createFile(home.resolve("service-kit/src/main/java/Changed.java"));
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        assertThat(tend(environment, List.of(maven), "up").text()).contains("Building Tend");
    }

    @Test
    void anArtefactThatMavenLeftAloneIsNotBuiltForEver() throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
        tend(environment, List.of(maven), "up");
        Path artefact = home.resolve("deploy/local/target/deploy-local.jar");
        Files.setLastModifiedTime(artefact, FileTime.from(Instant.EPOCH));
        program(maven.resolve("mvn"), "#!/bin/sh\nexit 0\n");
        assertThat(tend(environment, List.of(maven), "up").text()).contains("Building Tend");
        assertThat(tend(environment, List.of(maven), "up").text()).doesNotContain("Building Tend");
    }

    @Test
    void withoutMavenItSaysSoInOneSentence() throws Exception {
        Outcome outcome = tend(Map.of("JAVA_HOME", jdk.toString()), List.of(), "up");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text()).isEqualTo(
                "tend: Tend is not built yet and there is no Maven (mvn) to build it: install Maven 3.8.4 or newer.\n");
    }

    @Test
    void aFailedBuildEndsWithTheEndOfItsLog() throws Exception {
        program(maven.resolve("mvn"), "#!/bin/sh\necho '[ERROR] no such symbol'\nexit 1\n");
        Outcome outcome = tend(Map.of("JAVA_HOME", jdk.toString()), List.of(maven), "up");
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.text()).contains("[ERROR] no such symbol", "tend: The build failed");
    }
}
