package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.tend.events.PingSent;
import dev.tend.local.standin.ChatServer.Mode;
import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.Webhook;
import dev.tend.local.system.Service;

@WithTend
class AKilledServiceIT {

    private static final int QUESTIONS = 200;

    private final Whole whole;
    private final ExecutorService senders = Executors.newFixedThreadPool(4);

    AKilledServiceIT(Whole whole) {
        this.whole = whole;
        // So that at any instant some messages are on their way.
        whole.chat.setMode(Mode.SLOW);
    }

    @AfterEach
    void stop() {
        senders.shutdownNow();
        whole.chat.setMode(Mode.OK);
    }

    @ParameterizedTest
    @EnumSource(Service.class)
    void inTheMiddleOfTwoHundredQuestionsNoneIsLostAndNoneIsToldTwice(Service killed) {
        List<Issue> issues = Stream.generate(Questions::any).limit(QUESTIONS).toList();
        AtomicInteger accepted = new AtomicInteger();
        issues.forEach(issue -> senders.submit(() -> {
            deliver(whole.app.opened(issue));
            return accepted.incrementAndGet();
        }));

        await().atMost(Duration.ofSeconds(60)).until(() -> accepted.get() >= QUESTIONS / 2);
        whole.tend.service(killed).kill();

        await().atMost(Duration.ofSeconds(60)).until(() -> accepted.get() == QUESTIONS);
        whole.awaitShownEverywhere(Duration.ofSeconds(90), issues);
        Map<String, Map<String, Integer>> shown = whole.shown();
        for (String channel : Whole.APIS) {
            assertThat(issues).as(channel)
                    .allSatisfy(issue -> assertThat(shown.get(Questions.word(issue))).containsEntry(channel, 1));
        }
        for (String channel : Whole.HOOKS) {
            Set<String> twice = issues.stream().filter(issue -> shown.get(Questions.word(issue)).get(channel) > 1)
                    .map(issue -> Questions.id(whole.app, issue)).collect(Collectors.toSet());
            assertThat(doubtful(Whole.DESTINATIONS.get(channel))).as("told twice in %s and marked", channel)
                    .containsAll(twice);
            assertThat(twice).as("only what was on its way at the kill").hasSizeLessThan(QUESTIONS / 2);
        }
    }

    /** As GitHub's users redeliver what failed. */
    private void deliver(Webhook webhook) {
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions()
                .until(() -> webhook.send(whole.client.ingest()) == 202);
    }

    private Set<String> doubtful(String destination) {
        return new Topic(whole.tend.broker().servers(), "tend.pings.v1").data(PingSent.class).stream()
                .filter(ping -> ping.destination().equals(destination) && ping.doubtful()).map(PingSent::question)
                .collect(Collectors.toSet());
    }
}
