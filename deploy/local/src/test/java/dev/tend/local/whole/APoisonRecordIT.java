package dev.tend.local.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.tend.local.standin.GitHub.Issue;

@WithTend
class APoisonRecordIT {

    private final Whole whole;

    APoisonRecordIT(Whole whole) {
        this.whole = whole;
    }

    @ParameterizedTest
    @CsvSource({ "tend.questions.v1,classifier-service", "tend.triage.v1,rotation-service",
            "tend.assignments.v1,notifier-service"})
    void goesToTheDeadLettersAndItsNeighboursGoOn(String topic, String reader) throws Exception {
        Issue before = Questions.any();
        Issue after = Questions.any();
        // In the same partition as its neighbours.
        String key = Questions.id(whole.app, after);
        byte[] poison = ("poison in " + topic).getBytes(StandardCharsets.UTF_8);

        whole.app.opened(before).send(whole.client.ingest());
        new Topic(whole.tend.broker().servers(), topic).write(key, poison,
                Map.of("ce_type", "dev.tend.question-posted.v1".getBytes(StandardCharsets.UTF_8)));
        whole.app.opened(after).send(whole.client.ingest());

        whole.awaitShownEverywhere(before, after);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> dead = new Topic(whole.tend.broker().servers(),
                    "tend.dead-letters." + reader + ".v1")
                    .records().stream()
                    .filter(record -> new String(record.value(), StandardCharsets.UTF_8).endsWith(topic)).toList();
            assertThat(dead).hasSize(1);
            assertThat(new String(dead.get(0).headers().lastHeader("tend_topic").value(), StandardCharsets.UTF_8))
                    .isEqualTo(topic);
        });
    }
}
