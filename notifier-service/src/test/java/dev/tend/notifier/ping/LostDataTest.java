package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.PingSent;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Topics;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.retention.RetentionSweep;
import dev.tend.kit.testing.Failover;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;

/** A failover, a ledger that was lost, and what is forgotten after a while. */
@QuarkusTest
class LostDataTest extends ServiceTest {

    @Inject
    PingHandler handler;

    @Inject
    RetentionSweep sweep;

    @Test
    void what_comes_while_the_primary_is_a_standby_is_told_afterwards_and_nothing_is_a_dead_letter() {
        List<Asked> asked = IntStream.range(0, 20).mapToObj(i -> new Asked("team", "Failover question " + i)).toList();
        try (Failover failover = Failover.begin()) {
            asked.forEach(one -> Topic.publish(one.typed()));
            await().during(Duration.ofSeconds(3)).until(() -> buried(asked) == 0);
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(
                () -> assertThat(asked).allSatisfy(one -> assertThat(told(one, PingSent.class)).isNotEmpty()));
        assertThat(buried(asked)).isZero();
    }

    @Test
    void what_a_lost_ledger_had_told_is_known_and_not_told_again_and_what_comes_after_it_is() {
        Asked asked = new Asked("team", "Question of a lost ledger");
        jdbi.useTransaction(transaction -> handler.remember(transaction, List.of(asked.typed()), new Outbox()));
        assertThat(ledger(asked).getInt("items.size()")).isZero();

        Asked after = new Asked("team", "Question of the new ledger");
        Topic.publish(after.typed(), asked.assigned("ada"));

        await().untilAsserted(() -> assertThat(state(after)).isEqualTo("SENT"));
        assertThat(ledger(asked).getList("items.reason")).noneMatch(reason -> reason.equals("question-typed"));
    }

    @Test
    void lines_that_ended_long_ago_are_forgotten_and_then_the_question_if_it_is_settled() {
        Asked asked = new Asked("team", "Question of long ago");
        Topic.publish(asked.typed());
        await().untilAsserted(() -> assertThat(state(asked)).isEqualTo("SENT"));
        Topic.publish(asked.settled(QuestionSettled.How.CLOSED));
        await().until(() -> count(
                "select count(*) from question_status where status ->> 'state' = 'SETTLED' and question = :question",
                asked) == 1);
        await().until(
                () -> count("select count(*) from ping where state = 'SENT' and question = :question", asked) == 2);
        clock.advance(Duration.ofDays(399));
        sweep.sweep();
        assertThat(count("select count(*) from ping where question = :question", asked)).isPositive();

        clock.advance(Duration.ofDays(2));
        sweep.sweep();
        sweep.sweep();

        assertThat(count("select count(*) from ping where question = :question", asked)).isZero();
        assertThat(count("select count(*) from question_status where question = :question", asked)).isZero();
    }

    private int count(String query, Asked asked) {
        return jdbi.withHandle(handle -> handle.createQuery(query)
                .bind("question", asked.question).mapTo(Integer.class).one());
    }

    private static long buried(List<Asked> asked) {
        return Topic.records(Topics.deadLetters("notifier-service")).stream()
                .filter(record -> asked.stream().anyMatch(one -> one.question.equals(record.key()))).count();
    }
}
