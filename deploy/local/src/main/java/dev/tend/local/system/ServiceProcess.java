package dev.tend.local.system;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

/** One of the four services as a process of its own. It can be started again after it has ended. */
public final class ServiceProcess {

    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private static final long LARGEST_LOG = 20 * 1024 * 1024;
    private static final long POLL_NANOS = 50_000_000;
    private static final int TAIL_BYTES = 8 * 1024;
    private static final int TAIL_LINES = 15;
    /** A service gives its requests 10 s to end, see the kit's quarkus.shutdown.timeout. */
    private static final long STOP_SECONDS = 15;

    private final Service service;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Set<String> without;
    private final URI address;
    private final URI health;
    private final DataDirectory data;
    private @Nullable Process process;
    private volatile boolean wanted;
    private volatile Duration readyAfter = Duration.ZERO;

    /**
     * @param environment what is set beside our own environment
     * @param without what of our own environment it does not get
     * @param health where it says whether it serves: on its management port, where that is not on the main one
     */
    ServiceProcess(Service service, List<String> command, Map<String, String> environment, Set<String> without,
            URI address, URI health, DataDirectory data) {
        this.service = service;
        this.command = command;
        this.environment = environment;
        this.without = without;
        this.address = address;
        this.health = health;
        this.data = data;
    }

    public Service service() {
        return service;
    }

    public synchronized void start() throws IOException {
        Path log = data.log(service.word());
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, data.log(service.word() + ".old"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeAll(without);
        builder.environment().putAll(environment);
        wanted = true;
        process = builder.start();
        Leftover.write(data.leftovers(), service.word(), process.toHandle());
    }

    /** False once it was told to stop: then its end is no misfortune. */
    boolean isWanted() {
        return wanted;
    }

    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Whether it serves: it answers, has read its configuration, and reaches Kafka and its database. */
    public boolean isReady() {
        try {
            HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Returns when it serves. @throws Trouble if it ends before that, or {@code stopping} says so */
    void awaitReady(BooleanSupplier stopping) {
        long start = System.nanoTime();
        while (!isReady()) {
            if (stopping.getAsBoolean()) {
                throw new Trouble("Stopped while it started.");
            } else if (!isAlive()) {
                throw new Trouble(service.word() + " ended while it started. The end of " + log() + ":\n" + tail());
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        readyAfter = Duration.ofNanos(System.nanoTime() - start);
    }

    /** How long its first start took until it served. */
    public Duration readyAfter() {
        return readyAfter;
    }

    /** Completes when the process that runs now has ended. */
    synchronized CompletableFuture<Process> onExit() {
        return Optional.ofNullable(process).map(Process::onExit).orElseGet(() -> CompletableFuture.failedFuture(
                new IllegalStateException(service.word() + " was not started")));
    }

    /** Asks it to end, and makes it after a while. Returns when it has ended. */
    public synchronized void stop() throws IOException {
        wanted = false;
        if (process != null) {
            Leftover.end(process.toHandle(), STOP_SECONDS);
            Files.deleteIfExists(data.leftovers().resolve(service.word()));
        }
    }

    /** Ends it with SIGKILL, as a machine that fails would. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly();
            Leftover.ends(process.toHandle(), STOP_SECONDS);
        }
    }

    /** Likewise, and nobody starts it again meanwhile. */
    synchronized void killUntilStarted() {
        wanted = false;
        kill();
    }

    public URI address() {
        return address;
    }

    /** Where it writes what it does. */
    Path log() {
        return data.log(service.word());
    }

    /** The last lines of the log. */
    String tail() {
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "r")) {
            file.seek(Math.max(0, file.length() - TAIL_BYTES));
            byte[] end = new byte[(int) Math.min(TAIL_BYTES, file.length())];
            file.readFully(end);
            List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size())).indent(4);
        } catch (IOException e) {
            return "";
        }
    }

    /** The process id of the last start. */
    public synchronized Optional<Long> pid() {
        return Optional.ofNullable(process).map(Process::pid);
    }
}
