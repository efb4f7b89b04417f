package dev.tend.kit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;

/**
 * Looks whether the tests of a service got each answer that its OpenAPI document names as a success. Tests that start no service run
 * after all that do.
 */
public abstract class EachAnswerIsCompared {

    @Test
    void each_documented_success_is_compared_with_an_answer() throws IOException {
        assumeFalse(ComparedAnswers.isEmpty(), "No service was asked in this run: run all tests of the module.");

        Set<String> missing = ComparedAnswers.missing();
        Files.write(Path.of("target", "compared-answers", "never-seen.txt"), missing);

        assertThat(missing).as("no test of this run got these answers, as operation and status")
                .noneMatch(answer -> answer.contains(" 2"));
    }
}
