package dev.tend.local.trial.clients;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.tend.local.system.Trouble;

/** Runs programs that Tend needs only for this trial, with what they write in a file each. */
final class Tool {

    private static final long PATIENCE_MINUTES = 15;

    private final Path logs;

    Tool(Path logs) {
        this.logs = logs;
    }

    /**
     * Returns what the program wrote.
     *
     * @param name of the step, and of the file that keeps what it writes
     * @throws Trouble if it does not end well, or is not here
     */
    String run(String name, Path dir, List<String> command) throws IOException, InterruptedException {
        Files.createDirectories(logs);
        File log = logs.resolve(name + ".log").toFile();
        Process process;
        try {
            process = new ProcessBuilder(command).directory(dir.toFile()).redirectErrorStream(true)
                    .redirectOutput(log).start();
        } catch (IOException e) {
            throw new Trouble("This trial needs " + command.get(0) + ", which can't be run here: " + e.getMessage());
        }
        process.getOutputStream().close();
        boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
        String written = Files.readString(log.toPath(), StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new Trouble(name + " did not work; the whole is in " + log + ":\n" + end(written));
        }
        return written;
    }

    private static String end(String text) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }
}
