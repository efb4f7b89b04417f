package dev.tend.rotation.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Event;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionId;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Topics;
import dev.tend.events.Turn;
import dev.tend.kit.consumer.Transactions;
import dev.tend.kit.retention.RetentionSweep;
import dev.tend.kit.testing.Failover;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

/** A failover, a database that was lost, and what is forgotten after a while. */
@QuarkusTest
class LostDataTest extends ServiceTest {

    @Inject
    TriageConsumer consumer;

    @Inject
    Transactions transactions;

    @Inject
    Jdbi jdbi;

    @Inject
    RetentionSweep sweep;

    @Test
    void what_comes_while_the_primary_is_a_standby_is_on_the_board_afterwards_and_nothing_is_a_dead_letter() {
        List<String> questions = IntStream.range(0, 40).mapToObj(i -> newQuestion()).toList();
        try (Failover failover = Failover.begin()) {
            questions.forEach(question -> publish(Triage.of(question)));
            await().during(Duration.ofSeconds(3)).until(() -> buried(questions) == 0);
        }
        questions.forEach(question -> assertThat(listed(question).getString("state")).isEqualTo("OPEN"));
        assertThat(buried(questions)).isZero();
    }

    @Test
    void what_a_lost_queue_had_taken_in_is_given_out_again_and_told_to_nobody() {
        String question = newQuestion();
        transactions.run((transaction, outbox) -> {
            consumer.remember(transaction, List.of(Triage.of(question).event()), outbox);
            return null;
        });

        assertThat(listed(question).getString("assignee")).isNotEmpty();
        assertThat(told(question, QuestionAssigned.class)).singleElement()
                .satisfies(assigned -> assertThat(assigned.silent()).isTrue());
    }

    @Test
    void what_is_decided_after_a_restore_is_news_although_the_question_counts_on_from_the_backup() {
        String question = newQuestion();
        publish(Triage.of(question));
        listed(question);
        String backup = content(question);
        act(question, "assign", Map.of("by", "mo", "assignee", "zed")).statusCode(200);
        write(question, backup);

        act(question, "assign", Map.of("by", "mo", "assignee", "otto")).statusCode(200);

        List<Event<?>> told = Topic.events(Topics.ASSIGNMENTS).stream()
                .<Event<?>>map(event -> event).filter(event -> event.subject().equals(question)).toList();
        assertThat(told).filteredOn(event -> event.data() instanceof QuestionAssigned).hasSize(3);
        assertThat(told).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void what_comes_for_a_question_that_another_version_wrote_waits_until_it_can_be_read() {
        String question = newQuestion();
        publish(Triage.of(question));
        listed(question);
        String readable = content(question);
        write(question, readable.replaceFirst("\"awaiting\": *\"[A-Z]+\"", "\"awaiting\": \"SOMEBODY_NEW\""));
        try {
            publish(Triage.of(question).title("Sails tear").revision(2));
            await().during(Duration.ofSeconds(3)).until(() -> buried(List.of(question)) == 0);
        } finally {
            write(question, readable);
        }

        await().untilAsserted(() -> assertThat(now(question).getString("title")).isEqualTo("Sails tear"));
        assertThat(buried(List.of(question))).isZero();
    }

    @Test
    void a_question_that_was_settled_long_ago_is_forgotten_and_one_that_is_open_is_not() {
        Instant then = Instant.now().minus(Duration.ofDays(500));
        String settled = newQuestion();
        String lately = newQuestion();
        String open = newQuestion();
        publish(Triage.of(open).postedAt(then).awaitingSince(then).lastActivityAt(then));
        settle(Triage.of(settled).postedAt(then).awaitingSince(then).lastActivityAt(then));
        settle(Triage.of(lately).postedAt(then).lastActivityAt(then));
        listed(open);
        await().until(() -> listed(settled).getString("state").equals("SETTLED")
                && listed(lately).getString("state").equals("SETTLED"));

        sweep.sweep();

        get("/api/questions/" + QuestionId.key(settled)).statusCode(404);
        assertThat(now(lately).getString("state")).isEqualTo("SETTLED");
        assertThat(now(open).getString("state")).isEqualTo("OPEN");
    }

    @Test
    void that_a_digest_or_a_shift_was_told_is_forgotten_but_for_the_last_shift_of_each_rotation() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into digest (name, since) values ('of long ago', now()) on conflict do nothing");
            handle.execute("""
                insert into digest_due (name, due_at)
                values ('of long ago', now() - interval '100 d'), ('of long ago', now() - interval '80 d')""");
            handle.execute(
                    """
                        insert into shift_start (rotation, starts_at, person)
                        values ('of long ago', now() - interval '300 d', 'bea'), ('of long ago', now() - interval '200 d', 'mo')""");
        });

        sweep.sweep();

        assertThat(count("select count(*) from digest_due where name = 'of long ago'")).isEqualTo(1);
        assertThat(count("select count(*) from shift_start where rotation = 'of long ago' and person = 'mo'"))
                .isEqualTo(1);
        assertThat(count("select count(*) from shift_start where rotation = 'of long ago'")).isEqualTo(1);
    }

    private String content(String question) {
        return jdbi.withHandle(handle -> handle.createQuery("select content from question where id = ?")
                .bind(0, question).mapTo(String.class).one());
    }

    private void write(String question, String content) {
        jdbi.useHandle(handle -> handle.execute("update question set content = ?::jsonb where id = ?", content,
                question));
    }

    private static void settle(Triage triage) {
        Topic.publish(Triage.event(triage.awaiting(Turn.NOBODY).settled(QuestionSettled.How.CLOSED)));
    }

    private int count(String query) {
        return jdbi.withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    private static long buried(List<String> questions) {
        return Topic.records(Topics.deadLetters("rotation-service")).stream()
                .filter(record -> questions.contains(record.key())).count();
    }
}
