package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.local.standin.GitHub.Issue;
import dev.tend.local.standin.Webhook;

@WithTend
class TheWholePathIT {

    private final Whole whole;

    TheWholePathIT(Whole whole) {
        this.whole = whole;
    }

    @Test
    void aSignedWebhookBecomesAQuestionOfThePersonOnDutyAndIsToldInEachChannel() throws Exception {
        Issue issue = Questions.any();

        assertThat(whole.app.opened(issue).send(whole.client.ingest())).isEqualTo(202);

        whole.awaitShownEverywhere(issue);
        JsonNode question = whole.client.question(Questions.id(whole.app, issue)).orElseThrow();
        assertThat(question.path("type").asText()).isEqualTo("BUG");
        assertThat(question.path("awaiting").asText()).isEqualTo("TEAM");
        assertThat(question.path("assignee").asText()).isEqualTo(whole.client.onDuty("duty").orElseThrow());
    }

    @Test
    void aDeliveryThatComesFiveTimesAtOnceIsOneQuestionAndOnePing() throws Exception {
        Issue issue = Questions.any();
        Webhook delivery = whole.app.opened(issue);

        List<CompletableFuture<Integer>> five = Stream.generate(() -> delivery.sendAsync(whole.client.ingest())
                .thenApply(answer -> answer.statusCode())).limit(5).toList();
        assertThat(five).allSatisfy(answer -> assertThat(answer.join()).isBetween(200, 299));

        whole.awaitShownEverywhere(issue);
        // What comes after it has gone the whole path: so has whatever the repeats would have made.
        Issue next = Questions.any();
        whole.app.opened(next).send(whole.client.ingest());
        whole.awaitShownEverywhere(next);
        assertThat(whole.client.questions("").stream()
                .filter(question -> question.path("title").asText().contains(Questions.word(issue)))).hasSize(1);
        assertThat(whole.shown(issue)).isEqualTo(Whole.onceEach());
    }
}
