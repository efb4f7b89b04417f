package dev.tend.local.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What remains of a Tend that could not stop anything any more. */
class KilledTendTest {

    @TempDir
    Path dir;
    private final Ports ports = Ports.free();
    private final List<Process> parents = new ArrayList<>();

    /** @return the shell that started it, which never asks for its exit code, as some containers' first process */
    private Process start() throws IOException {
        Path home = StubHome.in(dir.resolve("home"));
        File out = dir.resolve("out").toFile();
        Process parent = new ProcessBuilder("bash", "-c", "\"$@\" & exec sleep 600", "parent",
                Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"), RunsUntilKilled.class.getName(), home.toString(),
                dir.resolve("data").toString(), Integer.toString(ports.base())).redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        parents.add(parent);
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(out.toPath()).contains("\nup\n"));
        return parent;
    }

    @AfterEach
    void stop() {
        parents.forEach(parent -> {
            parent.descendants().forEach(ProcessHandle::destroyForcibly);
            parent.destroyForcibly();
        });
    }

    private static ProcessHandle tend(Process parent) {
        return parent.children().findFirst().orElseThrow();
    }

    private List<ProcessHandle> started(ProcessHandle tend) throws IOException {
        List<ProcessHandle> started = new ArrayList<>(tend.descendants().toList());
        started.add(ProcessHandle
                .of(Long.parseLong(Files.readAllLines(dir.resolve("data/postgres/data/postmaster.pid")).get(0)))
                .orElseThrow());
        // Four services, the server with its helpers, and what watches it.
        assertThat(started).hasSizeGreaterThanOrEqualTo(6).allMatch(Leftover::runs);
        return started;
    }

    @Test
    void afterAKillNoProcessStaysThoughNobodyAsksForTheExitCode() throws Exception {
        ProcessHandle tend = tend(start());
        List<ProcessHandle> started = started(tend);

        tend.destroyForcibly();

        await().atMost(Duration.ofSeconds(20)).until(() -> started.stream().noneMatch(Leftover::runs));
        if (Files.exists(Path.of("/proc/self"))) {
            assertThat(tend.isAlive()).as("a zombie is what this is about").isTrue();
        }
        assertThat(watchdogs()).isEmpty();
    }

    @Test
    void afterAKillTheNextStartDoesNotWaitAndGoesOnWithTheData() throws Exception {
        ProcessHandle tend = tend(start());
        List<ProcessHandle> started = started(tend);
        tend.destroyForcibly();
        Files.delete(dir.resolve("out"));

        Process second = start();

        assertThat(started).noneMatch(Leftover::runs);
        tend(second).destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> watchdogs().isEmpty() && listening().isEmpty());
    }

    private List<ProcessHandle> watchdogs() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(dir.resolve("data").toString()))
                .filter(Leftover::runs).toList();
    }

    private List<Service> listening() {
        return List.of(Service.values()).stream().filter(service -> {
            try {
                Ports.require(service.word(), ports.of(service));
                return false;
            } catch (Trouble e) {
                return true;
            }
        }).toList();
    }
}
