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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What remains of a Tend that could not stop anything any more. */
class KilledTendTest {

    @TempDir
    Path dir;
    private final Ports ports = Ports.free();

    private Process start() throws IOException {
        Path home = StubHome.in(dir.resolve("home"));
        File out = dir.resolve("out").toFile();
        Process tend = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"), RunsUntilKilled.class.getName(), home.toString(),
                dir.resolve("data").toString(), Integer.toString(ports.base())).redirectErrorStream(true)
                .redirectOutput(out)
                .start();
        await().atMost(Duration.ofSeconds(60)).until(() -> Files.readString(out.toPath()).contains("\nup\n"));
        return tend;
    }

    @Test
    void afterAKillNoProcessStaysAndTheNextStartGoesOnWithTheData() throws Exception {
        Process first = start();
        List<ProcessHandle> started = new ArrayList<>(first.descendants().toList());
        for (Leftover service : Leftover.in(dir.resolve("data/processes"))) {
            started.add(ProcessHandle.of(service.pid()).orElseThrow());
        }
        started.add(ProcessHandle
                .of(Long.parseLong(Files.readAllLines(dir.resolve("data/postgres/data/postmaster.pid")).get(0)))
                .orElseThrow());
        assertThat(started).hasSizeGreaterThanOrEqualTo(5).allMatch(ProcessHandle::isAlive);

        first.destroyForcibly().waitFor();
        Process second = start();

        assertThat(started).noneMatch(ProcessHandle::isAlive);
        second.destroyForcibly().waitFor();
        await().atMost(Duration.ofSeconds(20)).until(() -> watchdogs().isEmpty() && listening().isEmpty());
    }

    private List<ProcessHandle> watchdogs() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(dir.toString())).toList();
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
