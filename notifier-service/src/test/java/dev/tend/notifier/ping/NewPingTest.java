package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.EventType;
import dev.tend.kit.testing.Topic;
import dev.tend.notifier.Asked;
import dev.tend.notifier.ServiceTest;
import dev.tend.notifier.message.Details;

@QuarkusTest
class NewPingTest extends ServiceTest {

    @Test
    void a_ping_that_another_version_wrote_waits_for_it_and_keeps_no_other_from_being_sent() {
        Asked spoiled = new Asked("nowhere", "Of a later version");
        jdbi.useTransaction(transaction -> {
            transaction.execute("insert into question_status (question, revision) values (?, -1)", spoiled.question);
            transaction.execute("""
                insert into ping (id, question, reason, destination, state, rule, first_due_at, due_at, details)
                values (gen_random_uuid(), ?, 'question-typed', 'vault', 'DUE', 'all', now(), now(),
                  '{"event": "AS_A_LATER_VERSION_SAYS"}')""", spoiled.question);
        });
        Asked asked = new Asked("open", "Sent beside one that can't be read");
        Topic.publish(asked.typed());

        await().untilAsserted(() -> assertThat(state(asked, "vault")).isEqualTo("SENT"));
        assertThat(state(spoiled)).isEqualTo("DUE");
        assertThat(ledger(spoiled).getString("items[0].error")).isEqualTo("this version of Tend can't read it");
        jdbi.useHandle(handle -> handle.execute("delete from ping where question = ?", spoiled.question));
    }

    @Test
    void what_was_withheld_and_may_be_told_now_has_a_day_from_its_next_try() {
        assertThat(queuedAgain(0)).containsEntry("state", "DUE").containsEntry("attempts", 0)
                .containsEntry("first_tried_at", null).containsEntry("message_key", null);
    }

    @Test
    void what_may_be_shown_already_is_looked_for_before_it_is_told_again() {
        Map<String, Object> ping = queuedAgain(1);
        assertThat(ping).containsEntry("state", "DUE").containsEntry("unknown", 1);
        assertThat(ping.get("first_tried_at")).isNotNull();
        assertThat(ping.get("message_key")).isNotNull();
    }

    /** A ping that was withheld, after it becomes due again. */
    private Map<String, Object> queuedAgain(int unknown) {
        String question = new Asked("nowhere", "Private for two days").question;
        return jdbi.inTransaction(transaction -> {
            transaction.execute("insert into question_status (question, revision) values (?, -1)", question);
            transaction.execute(
                    """
                        insert into ping (id, question, reason, destination, state, rule, first_due_at, due_at, ended_at, attempts,
                          unknown, first_tried_at, message_key)
                        values (gen_random_uuid(), ?, 'question-typed', 'vault', 'WITHHELD', 'all', now() - interval '2 d',
                          now() - interval '2 d', now() - interval '1 d', 7, ?, now() - interval '2 d', gen_random_uuid())""",
                    question, unknown);

            NewPing.queue(transaction, List.of(new NewPing(question, "question-typed", "vault",
                    Details.of(EventType.QUESTION_TYPED), "all", Duration.ofMinutes(5), Optional.empty())),
                    Instant.now());

            Map<String, Object> row = transaction.createQuery("select * from ping where question = :question")
                    .bind("question", question).mapToMap().one();
            transaction.rollback();
            return row;
        });
    }
}
