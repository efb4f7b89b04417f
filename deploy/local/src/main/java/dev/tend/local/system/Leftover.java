package dev.tend.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A note of a process that we have started. If a start finds one whose process still runs, the launcher before was killed
 * and the process is about to see that; we do not wait for it.
 *
 * @param started tells the process from another one that got its id later
 */
record Leftover(Path note, long pid, Instant started) {

    private static final long LOOK_AGAIN_NANOS = 20_000_000;
    /** Places in /proc/PID/stat behind the name of the program (proc(5)). */
    private static final int STATE = 0;
    private static final int THREADS = 17;

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
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (runs(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    /** False also for one that has ended while nobody has asked for its exit code, which Linux still lists. */
    static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            // Its first thread may have ended while others still hold its ports and files.
            return !fields[STATE].equals("Z") || Integer.parseInt(fields[THREADS]) > 1;
        } catch (IOException e) {
            // No Linux, or gone this moment.
            return process.isAlive();
        }
    }
}
