package dev.tend.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The table of Secrets in the README: name, keys. */
record SecretsInReadme(Map<String, Set<String>> keys) {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    static SecretsInReadme read() throws IOException {
        return new SecretsInReadme(Files.readAllLines(Path.of("README.md")).stream()
                .filter(line -> line.startsWith("| `tend-"))
                .map(line -> Arrays.asList(line.split("\\|")))
                .collect(
                        Collectors.toMap(cells -> code(cells.get(1)).get(0), cells -> Set.copyOf(code(cells.get(2))))));
    }

    Set<String> keys(String secret) {
        return keys.getOrDefault(secret, Set.of());
    }

    private static List<String> code(String cell) {
        return CODE.matcher(cell).results().map(code -> code.group(1)).toList();
    }
}
