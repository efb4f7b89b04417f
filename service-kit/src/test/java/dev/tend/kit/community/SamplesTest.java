package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The communities under {@code deploy/samples} are right as they stand there. */
class SamplesTest {

    @Test
    void thereIsOneForEachOfTheThreeCommunitiesOfDocsProcesses() {
        assertThat(Path.of("../deploy/samples")).isDirectoryContaining("glob:**/product-company.yaml")
                .isDirectoryContaining("glob:**/observatory.yaml").isDirectoryContaining("glob:**/nonprofit.yaml");
    }

    @Test
    void eachSampleIsFineAndWarnsOfNothing() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("../deploy/samples"))) {
            List<Path> samples = files.filter(file -> file.toString().endsWith(".yaml")).toList();
            assertThat(samples).isNotEmpty().allSatisfy(sample -> assertThat(check(sample))
                    .contains(" is fine: ").doesNotContain("warning"));
        }
    }

    private static String check(Path sample) throws IOException {
        Map<String, String> environment = Pattern.compile("\"\\$\\{([A-Z_]+)}\"").matcher(Files.readString(sample))
                .results().map(name -> name.group(1)).distinct().collect(Collectors.toMap(name -> name,
                        name -> name.endsWith("_HOOK") ? "https://chat.example/hooks/a" : "a-secret-of-the-tests"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommunityCheck.run(sample, environment, new PrintStream(out, true, StandardCharsets.UTF_8),
                Instant.parse("2026-11-21T12:00:00Z"));
        return out.toString(StandardCharsets.UTF_8);
    }
}
