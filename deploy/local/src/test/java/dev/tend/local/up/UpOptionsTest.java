package dev.tend.local.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.tend.local.system.Trouble;

class UpOptionsTest {

    @Test
    void fileAndDirectoryMayBeGivenInAnyOrder() {
        UpOptions given = new UpOptions(Optional.of(Path.of("a b.yaml")), Optional.of(Path.of("d")));
        assertThat(UpOptions.of(List.of("--data", "d", "--config", "a b.yaml"))).isEqualTo(given);
        assertThat(UpOptions.of(List.of())).isEqualTo(new UpOptions(Optional.empty(), Optional.empty()));
    }

    @Test
    void whatIsNotKnownIsNamed() {
        assertThatThrownBy(() -> UpOptions.of(List.of("--confg", "x"))).isInstanceOf(Trouble.class)
                .hasMessage("tend up does not know --confg: it takes --config FILE and --data DIR.")
                .extracting("exitCode").isEqualTo(2);
        assertThatThrownBy(() -> UpOptions.of(List.of("--data"))).isInstanceOf(Trouble.class)
                .hasMessage("--data lacks its value.");
    }
}
