package dev.tend.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
    @ValueSource(strings = { "up --confg", "up --config", "demo --sta", "bench fast", "check", "check a b",
            "chaos --minutes", "chaos --minutes 0", "chaos --minutes few", "updog"})
    void whatIsMisspeltEndsWithTwo(String command) {
        assertThat(trouble(Map.of(), command.split(" ")).exitCode()).isEqualTo(2);
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
