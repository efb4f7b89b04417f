package dev.tend.local.trial;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks again and again how much of its heap a service still uses after a collection. */
final class HeapWatch implements AutoCloseable {

    private static final Pattern LIVE = Pattern.compile("(?m)^jvm_gc_live_data_size_bytes(?:\\{.*})? ([0-9.E+]+)$");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI metrics;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread = new Thread(this::look, "heap");
    private volatile double most;

    HeapWatch(URI service) {
        this.metrics = service.resolve("/q/metrics");
        thread.setDaemon(true);
        thread.start();
    }

    private void look() {
        try {
            while (!closed.await(500, TimeUnit.MILLISECONDS)) {
                most = Math.max(most, now());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double now() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(metrics).timeout(Duration.ofSeconds(5)).build();
            Matcher live = LIVE.matcher(HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
            return live.find() ? Double.parseDouble(live.group(1)) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    /** In MiB. */
    long most() {
        return Math.round(most / (1024 * 1024));
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
