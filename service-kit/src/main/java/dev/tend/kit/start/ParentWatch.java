package dev.tend.kit.start;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;

/** A service that a launcher started ends when the launcher is gone, however that ended. */
@ApplicationScoped
class ParentWatch {

    private static final long GRACE_SECONDS = 15;

    @ConfigProperty(name = "tend.parent.pid")
    Optional<Long> parent;

    void watch(@Observes StartupEvent event) {
        parent.ifPresent(pid -> ProcessHandle.of(pid).ifPresentOrElse(
                process -> process.onExit().thenRun(ParentWatch::end), ParentWatch::end));
    }

    private static void end() {
        Thread last = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(GRACE_SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(1);
        }, "parent is gone");
        last.setDaemon(true);
        last.start();
        Quarkus.asyncExit(1);
    }
}
