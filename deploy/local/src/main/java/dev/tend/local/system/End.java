package dev.tend.local.system;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Why Tend can't go on: the first reason counts. A full disk is the reason of all that ends because of it. */
final class End implements AutoCloseable {

    private static final Duration LOOK = Duration.ofSeconds(2);

    private final DiskSpace disk;
    private final CompletableFuture<Trouble> reason = new CompletableFuture<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "disk");
        thread.setDaemon(true);
        return thread;
    });

    End(DiskSpace disk) {
        this.disk = disk;
    }

    /** Looks at the disk from now on. */
    void watch() {
        timer.scheduleWithFixedDelay(() -> disk.full().ifPresent(reason::complete), LOOK.toMillis(), LOOK.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** Something has ended without which Tend can't go on. */
    void because(String sentence) {
        reason.complete(disk.full().orElseGet(() -> new Trouble(sentence)));
    }

    /** @throws Trouble once there is a reason */
    void await() throws InterruptedException {
        try {
            throw reason.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
