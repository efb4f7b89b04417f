package dev.tend.local.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.tend.local.system.Trouble;

/** Waits for what has to come. */
final class Await {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final long LOOK_AGAIN_NANOS = 100_000_000;

    private Await() {
    }

    /** @throws Trouble if it does not come */
    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Trouble("Not seen in " + PATIENCE.toMinutes() + " minutes: " + what + ".");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }
}
