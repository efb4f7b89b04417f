package dev.tend.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The version stands in the poms; what people copy from elsewhere names the same release. */
class VersionTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "deploy/kubernetes/overlays/example/kustomization.yaml | newTag: (\\S+)",
            "deploy/kubernetes/README.md                           | container-image\\.tag=(\\S+)",
            "docs/events.md                                        | <version>(.+)</version>",
            "docs/events.md                                        | the tag `v(.+?)`",
            "events/src/main/resources/dev/tend/events/asyncapi.yaml | (?m)^  version: (.+)$"
    })
    void eachPlaceThatPeopleCopyFromNamesThisRelease(String file, String place) throws IOException {
        List<String> versions = Pattern.compile(place).matcher(Files.readString(Service.PROJECT.resolve(file)))
                .results().map((MatchResult found) -> found.group(1)).distinct().toList();

        assertThat(versions).containsExactly(release());
    }

    @Test
    void theChangelogBeginsWithThisRelease() throws IOException {
        assertThat(
                Files.readString(Service.PROJECT.resolve("CHANGELOG.md")).lines().filter(line -> line.startsWith("## "))
                        .findFirst().orElseThrow())
                .matches("## " + Pattern.quote(release()) + " \\(\\d{4}-\\d\\d-\\d\\d\\)");
    }

    private static String release() {
        return System.getProperty("tend.version").replace("-SNAPSHOT", "");
    }
}
