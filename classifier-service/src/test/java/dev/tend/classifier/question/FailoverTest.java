package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.ServiceTest;
import dev.tend.classifier.Story;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Topics;
import dev.tend.kit.testing.Failover;
import dev.tend.kit.testing.Topic;

@ServiceTest
class FailoverTest {

    private final String place = "github:heron/failover-" + UUID.randomUUID() + "#";

    @Test
    void what_comes_while_the_primary_is_a_standby_is_typed_afterwards_and_nothing_is_a_dead_letter() {
        List<String> questions = IntStream.range(0, 40).mapToObj(i -> place + i).toList();
        try (Failover failover = Failover.begin()) {
            questions.forEach(question -> Topic.publish(
                    new Story(question, Instant.now().truncatedTo(ChronoUnit.SECONDS)).posted("Search crashes",
                            "It does")));
            await().during(Duration.ofSeconds(3)).until(() -> typed().isEmpty() && buried() == 0);
        }
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(typed()).containsAll(questions));
        assertThat(buried()).isZero();
    }

    private Set<String> typed() {
        return Topic.data(Topics.TRIAGE, QuestionTyped.class, typed -> typed.question().startsWith(place)).stream()
                .map(QuestionTyped::question).collect(Collectors.toSet());
    }

    private long buried() {
        return Topic.records(Topics.deadLetters("classifier-service")).stream()
                .filter(record -> record.key().startsWith(place)).count();
    }
}
