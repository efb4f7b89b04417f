package dev.tend.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Ends the PostgreSQL server when we are gone without having stopped it: after a kill there is nobody else to do it. It is a
 * shell in a session of its own, so that it outlives whatever kills our process group. We hold the other end of its standard
 * input, which closes with us; our process id would stay until somebody has asked for our exit code.
 */
final class Watchdog implements AutoCloseable {

    /**
     * We may be killed while the server starts, so its pid file is waited for. A stale one may name another program. macOS has
     * no setsid; there a job of its own has to do.
     */
    private static final String SCRIPT = """
        trap "" HUP INT TERM
        watch='cat >/dev/null
          for try in 1 2 3 4 5 6 7 8 9 10; do
            pid=$(head -n 1 "$1" 2>/dev/null)
            case "$(ps -p "${pid:-0}" -o comm= 2>/dev/null)" in
              *postgres*) kill -INT "$pid"; exit ;;
            esac
            sleep 0.5
          done'
        command -v setsid >/dev/null 2>&1 && exec setsid bash -c "$watch" tend-watchdog "$1"
        set -m
        bash -c "$watch" tend-watchdog "$1" <&0 &
        wait
        """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** @param pidFile where the server will write its process id */
    static Watchdog over(Path pidFile) throws IOException {
        return new Watchdog(new ProcessBuilder("bash", "-c", SCRIPT, "tend", pidFile.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
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
        Leftover.ends(shell.toHandle(), 5);
    }
}
