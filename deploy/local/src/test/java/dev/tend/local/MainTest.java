package dev.tend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.local.system.Trouble;

class MainTest {

    private static Trouble trouble(Map<String, String> environment, String... words) {
        return catchThrowableOfType(Trouble.class, () -> Main.run(List.of(words), environment));
    }

    @ParameterizedTest
    @ValueSource(strings = { "up --confg", "up --config", "demo --sta", "bench fast", "check a b", "check a --against",
            "check --against a b",
            "chaos --minutes", "chaos --minutes 0", "chaos --minutes few", "trial", "trial nonsense", "updog"})
    void whatIsMisspeltEndsWithTwo(String command) {
        assertThat(trouble(Map.of(), command.split(" ")).exitCode()).isEqualTo(2);
    }

    @Test
    void aFileWithEverythingInItIsChecked() throws Exception {
        Path full = Path.of(System.getProperty("tend.home"),
                "service-kit/src/test/resources/dev/tend/kit/community/full.yaml");
        Map<String, String> environment = Pattern.compile("\\$\\{([A-Z_]+)}").matcher(Files.readString(full)).results()
                .map(variable -> variable.group(1)).distinct()
                .collect(Collectors.toMap(name -> name, name -> "https://chat.example/" + name));

        assertThat(Main.run(List.of("check", full.toString()), environment)).isZero();
    }

    @Test
    void aFileThatIsNotThereIsSpokenOfInTheSameWordsByUpAndCheck(@TempDir Path dir) {
        String file = dir.resolve("none.yaml").toString();
        Trouble up = trouble(Map.of(), "up", "--config", file, "--data", dir.toString());
        assertThat(up).hasMessage("There is no readable file " + file + ": name one that is there.");
        assertThat(trouble(Map.of(), "check", file)).hasMessage(up.getMessage());
        assertThat(up.exitCode()).isEqualTo(1);
    }
}
