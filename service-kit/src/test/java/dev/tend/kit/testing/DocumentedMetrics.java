package dev.tend.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The table of metrics in docs/operations.md. */
public final class DocumentedMetrics {

    private static final Pattern ROW = Pattern
            .compile("(?m)^\\| `([a-z_]+)(?:\\{([a-z_,]+)})?` \\| ([a-z, ]+) \\| .+ \\|$");

    private DocumentedMetrics() {
    }

    /** @param services those that have it, as in {@code ingest} */
    public record Metric(String name, Set<String> labels, Set<String> services) {
    }

    public static List<Metric> of(String service) {
        return ROW.matcher(page()).results().map(DocumentedMetrics::metric)
                .filter(metric -> metric.services.contains(service)).toList();
    }

    private static Metric metric(MatchResult row) {
        return new Metric(row.group(1), words(row.group(2)), words(row.group(3)));
    }

    private static Set<String> words(String list) {
        return list == null ? Set.of() : new TreeSet<>(Arrays.asList(list.split(",\\s*")));
    }

    private static String page() {
        try {
            return Files.readString(Path.of("../docs/operations.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
