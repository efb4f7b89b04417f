package dev.tend.local.system;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Starts a service again when it ends by itself: at once, and with growing pauses if it keeps ending. */
final class Supervisor implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /** The exit code of a JVM that was told to end when its memory is used up. */
    private static final int OUT_OF_MEMORY = 3;
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    /** After so long a run an end is a new misfortune, not the same one again. */
    private static final Duration GOOD_RUN = Duration.ofMinutes(2);

    private final Consumer<String> say;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "supervisor");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean stopping;

    Supervisor(Consumer<String> say) {
        this.say = say;
    }

    void watch(ServiceProcess service) {
        watch(service, FIRST_PAUSE);
    }

    private void watch(ServiceProcess service, Duration pause) {
        long start = System.nanoTime();
        service.onExit().thenAccept(process -> {
            if (!stopping && service.isWanted()) {
                boolean good = System.nanoTime() - start > GOOD_RUN.toNanos();
                after(service, process.exitValue(), good ? FIRST_PAUSE : pause);
            }
        });
    }

    /** A Ctrl-C reaches the services as soon as us; only after the pause is it sure that this is no stop. */
    private void after(ServiceProcess service, int exitValue, Duration pause) {
        timer.schedule(() -> {
            if (!stopping && service.isWanted()) {
                say.accept(service.service().word() + how(service.service(), exitValue)
                        + "; starting it again. The end of " + service.log() + ":\n" + service.tail());
                restart(service, pause);
            }
        }, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String how(Service service, int exitValue) {
        return exitValue == OUT_OF_MEMORY
                ? " used up its memory (%d MiB) and ended".formatted(service.heap())
                : " ended by itself (exit code " + exitValue + ")";
    }

    private void restart(ServiceProcess service, Duration pause) {
        Duration doubled = pause.multipliedBy(2);
        Duration next = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        try {
            service.start();
            watch(service, next);
        } catch (IOException e) {
            say.accept(
                    service.service().word() + " can't be started again (" + e.getMessage() + "); trying once more in "
                            + next.toSeconds() + " s.");
            timer.schedule(() -> {
                if (!stopping && service.isWanted()) {
                    restart(service, next);
                }
            }, next.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void close() {
        stopping = true;
        timer.shutdownNow();
    }
}
