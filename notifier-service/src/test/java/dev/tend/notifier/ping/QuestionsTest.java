package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.notifier.ServiceTest;

@QuarkusTest
class QuestionsTest extends ServiceTest {

    @Test
    void two_that_hear_of_a_new_question_at_the_same_time_do_not_undo_each_other() {
        String question = "github:marmot/server#first-heard-twice";
        CompletableFuture<String> second = jdbi.inTransaction(one -> {
            Questions.lock(one, List.of(question));
            CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> jdbi.inTransaction(
                    two -> String.valueOf(Questions.lock(two, List.of(question)).get(question).assignee())));
            await().atMost(Duration.ofSeconds(10)).until(() -> isWaitingForALock());
            Questions.save(one, List.of(new QuestionStatus(question, null, null, "amina", null)));
            return other;
        });
        assertThat(second.join()).isEqualTo("amina");
    }

    private boolean isWaitingForALock() {
        return jdbi.withHandle(handle -> handle.createQuery("select exists (select from pg_locks where not granted)")
                .mapTo(Boolean.class).one());
    }
}
