package dev.tend.local.bench;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import dev.tend.local.standin.GitHub;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.GitHub.User;
import dev.tend.local.system.Trouble;

/** Sends new issues to an ingest-service, each of the size that GitHub's webhooks have. */
final class Load {

    private static final int TOGETHER = 32;
    private static final Pattern WORD = Pattern.compile("zebra[0-9]{7}q");
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    /** A recorded issues.opened has some 11 KB, most of it addresses that we do not make up. */
    private static final String BODY = "It stops with an error when the index is opened, since the upgrade. "
            .repeat(140);

    private final GitHub repository;
    private final URI ingest;

    Load(GitHub repository, URI ingest) {
        this.repository = repository;
        this.ingest = ingest;
    }

    private static Issue issue(int number) {
        return new Issue(number, "Crash " + word(number) + " when opening", BODY,
                User.visitor("visitor" + number % 1000),
                Clock.systemUTC().instant(), List.of());
    }

    /** What no other issue has in its title. */
    private static String word(int number) {
        return String.format("zebra%07dq", number);
    }

    /** Such words in a text. */
    static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** As many as it takes, {@value #TOGETHER} at a time. @return accepted per second */
    double closedLoop(Duration duration) throws InterruptedException {
        Semaphore free = new Semaphore(TOGETHER);
        AtomicLong accepted = new AtomicLong();
        AtomicLong refused = new AtomicLong();
        long start = System.nanoTime();
        while (System.nanoTime() - start < duration.toNanos()) {
            free.acquire();
            repository.opened(issue(NUMBERS.incrementAndGet())).sendAsync(ingest).whenComplete((answer, failure) -> {
                (failure == null && answer.statusCode() == 202 ? accepted : refused).incrementAndGet();
                free.release();
            });
        }
        free.acquire(TOGETHER);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (refused.get() > 0) {
            throw new Trouble(refused + " webhooks were not accepted: these figures would mean nothing.");
        }
        return accepted.get() / seconds;
    }

    /** So many per second, whether they are answered or not. @return when each was sent, by the word in its title */
    Map<String, Instant> atRate(int perSecond, Duration duration) {
        Map<String, Instant> sent = new ConcurrentHashMap<>();
        long start = System.nanoTime();
        for (int i = 0; i < perSecond * duration.toSeconds(); i++) {
            while (System.nanoTime() - start < i * 1_000_000_000L / perSecond) {
                LockSupport.parkNanos(200_000);
            }
            int number = NUMBERS.incrementAndGet();
            sent.put(word(number), Clock.systemUTC().instant());
            repository.opened(issue(number)).sendAsync(ingest);
        }
        return sent;
    }
}
