package dev.tend.local.system;

import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Says on the terminal what is going on: one line per step when it is done, and what is waited for when that takes long. */
public final class Steps implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Map<String, Long> running = new LinkedHashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread reminder = new Thread(this::remind, "steps");

    public Steps(PrintStream out) {
        this.out = out;
        reminder.setDaemon(true);
        reminder.start();
    }

    /** Runs one step. Steps may run beside each other. */
    <T> T step(String what, String where, Callable<T> step) throws Exception {
        long start = System.nanoTime();
        synchronized (running) {
            running.put(what, start);
        }
        try {
            T result = step.call();
            say(String.format(Locale.ROOT, "  %-12s %-18s %5.1f s", what, where, seconds(start)));
            return result;
        } finally {
            synchronized (running) {
                running.remove(what);
            }
        }
    }

    public void say(String line) {
        out.println(line);
        out.flush();
    }

    private void remind() {
        try {
            while (!closed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                synchronized (running) {
                    String late = running.entrySet().stream()
                            .filter(step -> seconds(step.getValue()) > PATIENCE.toSeconds())
                            .map(step -> String.format(Locale.ROOT, "%s (%.0f s)", step.getKey(),
                                    seconds(step.getValue())))
                            .collect(Collectors.joining(", "));
                    if (!late.isEmpty()) {
                        say("  ... waiting for " + late);
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
