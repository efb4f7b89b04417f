package dev.tend.local.chaos;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.standin.Webhook;

/** Asks a new question now and then. What is not accepted is delivered again, as GitHub's users do; some comes twice. */
final class Asking implements AutoCloseable {

    static final int PER_SECOND = 5;
    private static final int TWICE = 7;
    private static final Pattern WORD = Pattern.compile("zebra([0-9]{7})q");

    private final GitHub repository;
    private final URI ingest;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private final Set<Integer> accepted = new ConcurrentSkipListSet<>();
    private final AtomicInteger repeats = new AtomicInteger();
    private final Set<Integer> odd = new ConcurrentSkipListSet<>();

    Asking(GitHub repository, URI ingest) {
        this.repository = repository;
        this.ingest = ingest;
    }

    /** Goes on until what it returns is cancelled. */
    Future<?> start() {
        return timer.scheduleAtFixedRate(this::ask, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
    }

    private void ask() {
        int number = asked.incrementAndGet();
        Webhook webhook = repository.opened(new Issue(number, String.format("Crash zebra%07dq when saving", number),
                "It stops with an error: NullPointerException.", User.visitor("visitor" + number % 1000),
                Clock.systemUTC().instant(), List.of()));
        deliver(webhook, number);
        if (number % TWICE == 0) {
            deliver(webhook, number);
        }
    }

    private void deliver(Webhook webhook, int number) {
        webhook.sendAsync(ingest).whenComplete((answer, failure) -> {
            if (failure == null && answer.statusCode() / 100 == 2) {
                accepted.add(number);
                return;
            }
            if (failure == null && answer.statusCode() != 503) {
                odd.add(answer.statusCode());
            }
            repeats.incrementAndGet();
            timer.schedule(() -> deliver(webhook, number), 1, TimeUnit.SECONDS);
        });
    }

    /** The numbers of all questions that were asked. */
    Set<Integer> asked() {
        Set<Integer> numbers = new TreeSet<>();
        for (int number = 1; number <= asked.get(); number++) {
            numbers.add(number);
        }
        return numbers;
    }

    boolean allAccepted() {
        return accepted.size() == asked.get();
    }

    /** How many deliveries had to be repeated. */
    int repeats() {
        return repeats.get();
    }

    /** What webhooks were answered with beside 2xx and 503. */
    Set<Integer> odd() {
        return odd;
    }

    /** The numbers of the questions in a text, each as often as it is there. */
    static List<Integer> numbers(String text) {
        return WORD.matcher(text).results().map(found -> Integer.valueOf(found.group(1))).toList();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
