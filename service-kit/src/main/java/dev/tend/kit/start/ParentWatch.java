package dev.tend.kit.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;

/**
 * A service that a launcher started ends when the launcher is gone, however that ended. Its standard input tells: the launcher
 * holds the other end, which closes with it. A process id would not do, since a killed process keeps that until somebody has
 * asked for its exit code.
 */
@ApplicationScoped
class ParentWatch {

    private static final long GRACE_SECONDS = 15;

    @ConfigProperty(name = "tend.ends-with-stdin", defaultValue = "false")
    boolean endsWithStdin;

    void watch(@Observes StartupEvent event) {
        if (endsWithStdin) {
            start(System.in, () -> {
                Quarkus.asyncExit(1);
                halt();
            });
        }
    }

    /** Runs {@code end} when the other side of {@code in} is gone. */
    static void start(InputStream in, Runnable end) {
        Thread thread = new Thread(() -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // Gone as well.
            }
            end.run();
        }, "launcher watch");
        thread.setDaemon(true);
        thread.start();
    }

    /** For what does not end in time. */
    private static void halt() {
        try {
            TimeUnit.SECONDS.sleep(GRACE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(1);
    }
}
