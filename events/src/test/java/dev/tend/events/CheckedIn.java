package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Files that follow from the code and are checked in all the same, so that a change of the contract is seen in review. */
final class CheckedIn {

    static final Path SCHEMAS = Path.of("src/main/resources/dev/tend/events/schemas");
    static final Path ASYNC_API = Path.of("src/main/resources/dev/tend/events/asyncapi.yaml");
    static final Path GOLDEN = Path.of("src/test/resources/golden");
    static final Path RELEASED = Path.of("src/test/resources/released");

    static final ObjectMapper JSON = new ObjectMapper();

    private static final String REMEDY = "%s differs from the records."
            + " If the change is meant: `mvn -pl events test -Dtend.events.update=true`, then look at the diff";

    private CheckedIn() {
    }

    /** Compares, or rewrites where that was asked for. */
    static void assertUpToDate(Path file, String expected) throws IOException {
        if (Boolean.getBoolean("tend.events.update")) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        }
        assertThat(Files.exists(file) ? Files.readString(file) : "").as(REMEDY, file).isEqualTo(expected);
    }

    static String pretty(JsonNode json) throws IOException {
        Separators separators = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(new DefaultIndenter("  ", "\n"));
        return JSON.writer(printer).writeValueAsString(json) + "\n";
    }

    static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        }
    }

    static Stream<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }
}
