package dev.tend.local.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Ends the PostgreSQL server when we are gone without having stopped it: after a kill there is nobody else to do it. It is a
 * shell in a session of its own, so that it outlives whatever kills our process group.
 */
final class Watchdog implements AutoCloseable {

    /**
     * We may be killed while the server starts, so its pid file is waited for. A stale one may name another program. macOS has
     * no setsid; there a job of its own has to do.
     */
    private static final String SCRIPT = """
        watch='trap "" HUP INT TERM
          while kill -0 "$1" 2>/dev/null; do sleep 0.5; done
          for try in 1 2 3 4 5 6 7 8 9 10; do
            pid=$(head -n 1 "$2" 2>/dev/null)
            case "$(ps -p "${pid:-0}" -o comm= 2>/dev/null)" in
              *postgres*)
                kill -INT "$pid"
                while kill -0 "$pid" 2>/dev/null; do sleep 0.2; done
                exit ;;
            esac
            sleep 0.5
          done'
        command -v setsid >/dev/null 2>&1 && own=setsid || { own=; set -m; }
        $own bash -c "$watch" tend-watchdog "$1" "$2" </dev/null >/dev/null 2>&1 &
        echo $!
        """;

    private final ProcessHandle shell;

    private Watchdog(ProcessHandle shell) {
        this.shell = shell;
    }

    /** @param pidFile where the server will write its process id */
    static Watchdog over(Path pidFile) throws IOException {
        Process starter = new ProcessBuilder("bash", "-c", SCRIPT, "tend", Long.toString(ProcessHandle.current().pid()),
                pidFile.toString()).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (BufferedReader out = new BufferedReader(
                new InputStreamReader(starter.getInputStream(), StandardCharsets.UTF_8))) {
            long pid = Long.parseLong(out.readLine());
            return new Watchdog(ProcessHandle.of(pid).orElseThrow(() -> new IOException("the watchdog did not start")));
        }
    }

    /** PostgreSQL's fast shutdown: it ends its sessions and leaves nothing to recover. */
    static void interrupt(ProcessHandle process) {
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        Leftover.ends(shell, 5);
    }
}
