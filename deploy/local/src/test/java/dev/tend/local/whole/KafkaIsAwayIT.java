package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpResponse;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.Webhook;

@WithTend
class KafkaIsAwayIT {

    private final Whole whole;
    private boolean away;

    KafkaIsAwayIT(Whole whole) {
        this.whole = whole;
    }

    @AfterEach
    void back() throws Exception {
        if (away) {
            whole.tend.broker().start();
        }
        await().atMost(Duration.ofSeconds(60)).until(whole::isReady);
    }

    @Test
    void aWebhookIsAnsweredWith503AndAcceptedWhenItComesAgainLaterAndNothingIsLost() throws Exception {
        Issue before = Questions.any();
        assertThat(whole.app.opened(before).send(whole.client.ingest())).isEqualTo(202);

        whole.tend.broker().close();
        away = true;
        Issue during = Questions.any();
        Webhook delivery = whole.app.opened(during);
        HttpResponse<Void> refused = delivery.sendAsync(whole.client.ingest()).join();
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValueAsLong("Retry-After")).isPresent();

        whole.tend.broker().start();
        away = false;
        await().atMost(Duration.ofSeconds(30)).until(() -> delivery.send(whole.client.ingest()) == 202);
        whole.awaitShownEverywhere(before, during);
        assertThat(whole.shown(before)).isEqualTo(Whole.onceEach());
        assertThat(whole.shown(during)).isEqualTo(Whole.onceEach());
    }
}
