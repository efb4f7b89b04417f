package dev.tend.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A note of a process that we have started. If a start finds one whose process still runs, the launcher before was killed
 * and the process is about to see that; we do not wait for it.
 *
 * @param started tells the process from another one that got its id later
 */
record Leftover(Path note, long pid, Instant started) {

    static void write(Path dir, String name, ProcessHandle process) throws IOException {
        String started = process.info().startInstant().map(Instant::toString).orElse("");
        Files.writeString(dir.resolve(name), process.pid() + "\n" + started + "\n");
    }

    static List<Leftover> in(Path dir) throws IOException {
        try (Stream<Path> notes = Files.list(dir)) {
            return notes.flatMap(note -> read(note).stream()).toList();
        }
    }

    private static Optional<Leftover> read(Path note) {
        try {
            List<String> lines = Files.readAllLines(note);
            return Optional.of(new Leftover(note, Long.parseLong(lines.get(0)), Instant.parse(lines.get(1))));
        } catch (IOException | RuntimeException e) {
            // Half written at a kill: without an id there is nothing to end.
            return Optional.empty();
        }
    }

    /** Ends the process if it still runs. */
    void end() throws IOException {
        Optional<ProcessHandle> process = ProcessHandle.of(pid)
                .filter(found -> found.info().startInstant().filter(started::equals).isPresent());
        if (process.isPresent()) {
            end(process.get(), 5);
        }
        Files.deleteIfExists(note);
    }

    /** Asks the process to end, and makes it after so many seconds. Returns when it has ended. */
    static void end(ProcessHandle process, long seconds) {
        process.destroy();
        if (!ends(process, seconds)) {
            process.destroyForcibly();
            ends(process, seconds);
        }
    }

    static boolean ends(ProcessHandle process, long seconds) {
        try {
            process.onExit().get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
