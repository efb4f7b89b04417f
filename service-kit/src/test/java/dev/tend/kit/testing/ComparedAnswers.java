package dev.tend.kit.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The answers, as operation and status, that are documented, and those that were compared in this run: in a file of this process, since
 * each profile of a test has classes of its own.
 */
final class ComparedAnswers {

    private static final Path FILE = Path.of("target", "compared-answers", ProcessHandle.current().pid() + "-"
            + ProcessHandle.current().info().startInstant().map(start -> start.toEpochMilli()).orElse(0L) + ".txt");
    private static final String DOCUMENTED = "documented ";
    private static final String COMPARED = "compared ";
    private static final Set<String> WRITTEN = ConcurrentHashMap.newKeySet();

    private ComparedAnswers() {
    }

    static void documented(String operation, String status) {
        write(DOCUMENTED + operation + " " + status);
    }

    static void compared(String operation, String status) {
        write(COMPARED + operation + " " + status);
    }

    static boolean isEmpty() {
        return Files.notExists(FILE);
    }

    /** What is documented and was never compared. */
    static Set<String> missing() {
        Set<String> missing = read(DOCUMENTED);
        missing.removeAll(read(COMPARED));
        return missing;
    }

    private static Set<String> read(String kind) {
        try (var lines = Files.lines(FILE)) {
            return lines.filter(line -> line.startsWith(kind)).map(line -> line.substring(kind.length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized void write(String line) {
        if (WRITTEN.add(line)) {
            try {
                Files.createDirectories(FILE.getParent());
                Files.writeString(FILE, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
