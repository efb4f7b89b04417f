package dev.tend.local.trial.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.tend.local.system.Directories;
import dev.tend.local.system.Trouble;

/** A real Keycloak of our own, on this machine. Maven fetches it when it is wanted first: no build needs it. */
final class Keycloak implements AutoCloseable {

    static final String VERSION = "26.3.2";
    static final String REALM = "harbour";
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack";
    private static final long FETCHING_MINUTES = 15;
    private static final long STARTING_SECONDS = 240;
    private static final long POLL_NANOS = 500_000_000;
    private static final long STOP_SECONDS = 15;

    private final Path program;
    private final Path log;
    private final int port;
    private final Process process;

    private Keycloak(Path program, Path log, int port, Process process) {
        this.program = program;
        this.log = log;
        this.port = port;
        this.process = process;
    }

    /** @throws Trouble if it can't be fetched */
    static Path fetch(Path home) throws IOException, InterruptedException {
        Path folder = home.resolve("target/keycloak");
        Path program = folder.resolve("keycloak-" + VERSION);
        if (Files.notExists(program.resolve("bin/kc.sh"))) {
            Files.createDirectories(folder);
            Path log = folder.resolve("fetch.log");
            Process maven = new ProcessBuilder("mvn", "-B", PLUGIN,
                    "-Dartifact=org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip", "-DoutputDirectory=" + folder)
                    .directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = maven.waitFor(FETCHING_MINUTES, TimeUnit.MINUTES);
            if (!ended || maven.exitValue() != 0 || Files.notExists(program.resolve("bin/kc.sh"))) {
                maven.destroy();
                throw new Trouble(
                        "Maven does not get org.keycloak:keycloak-quarkus-dist:" + VERSION + ":zip; see " + log
                                + ".");
            }
        }
        return program;
    }

    /** Starts it with the realm of the trial, and returns when it serves. @throws Trouble if it does not */
    static Keycloak start(Path program, Path data, int port, String realm)
            throws IOException, InterruptedException {
        Directories.delete(program.resolve("data"));
        Path imported = Files.createDirectories(program.resolve("data/import"));
        Files.writeString(imported.resolve("realm.json"), realm, StandardCharsets.UTF_8);
        Path log = data.resolve("keycloak.log");
        ProcessBuilder builder = new ProcessBuilder("bash", program.resolve("bin/kc.sh").toString(), "start-dev",
                "--import-realm", "--http-host=127.0.0.1", "--http-port=" + port,
                "--http-management-port=" + (port + 1),
                "--log-level=WARN").redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(Map.of("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m", "JAVA_HOME",
                System.getProperty("java.home")));
        Keycloak keycloak = new Keycloak(program, log, port, builder.start());
        keycloak.awaitReady();
        return keycloak;
    }

    private void awaitReady() throws InterruptedException {
        Web web = new Web();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(STARTING_SECONDS);
        while (web.get(realm() + "/.well-known/openid-configuration", Map.of()).status() != 200) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                close();
                throw new Trouble("Keycloak does not serve; see " + log + ".");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    String realm() {
        return "http://127.0.0.1:" + port + "/realms/" + REALM;
    }

    String tokenAddress() {
        return realm() + "/protocol/openid-connect/token";
    }

    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().toList();
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                all.forEach(ProcessHandle::destroyForcibly);
            }
            Directories.delete(program.resolve("data"));
        } catch (IOException e) {
            // The next start deletes what is left.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
