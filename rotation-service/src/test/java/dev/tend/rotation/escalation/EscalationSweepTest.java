package dev.tend.rotation.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionEscalated.Step;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class EscalationSweepTest extends ServiceTest {

    private static final Duration DAY = Duration.ofDays(1);

    @Inject
    EscalationSweep escalations;

    @Inject
    Jdbi jdbi;

    @Test
    void however_many_replicas_sweep_the_back_up_and_then_the_channel_are_told_once() throws Exception {
        String question = age(newQuestion());
        String taken = age(newQuestion());
        act(taken, "acknowledge", Map.of("by", "bea")).statusCode(200);
        String assignee = now(question).getString("assignee");

        Instant start = Instant.now();
        clock.moveTo(start.plus(DAY).plusSeconds(60));
        atOnce(escalations::sweep);
        assertThat(told(question, QuestionEscalated.class)).singleElement().satisfies(told -> {
            assertThat(List.of(told.step(), told.person(), told.assignee(), told.policy(), told.threshold()))
                    .isEqualTo(List.of(Step.BACK_UP, "otto", assignee, "quick", "unanswered"));
            assertThat(told.summary().title()).isEqualTo("Sails stall in gusts");
        });

        clock.moveTo(start.plus(DAY.multipliedBy(2)).plusSeconds(60));
        atOnce(escalations::sweep);
        clock.moveTo(start.plus(DAY.multipliedBy(9)));
        atOnce(escalations::sweep);
        assertThat(told(question, QuestionEscalated.class)).extracting(QuestionEscalated::step)
                .containsExactly(Step.BACK_UP, Step.CHANNEL);
        assertThat(told(question, QuestionEscalated.class).get(1).person()).isNull();
        assertThat(told(taken, QuestionEscalated.class)).isEmpty();
    }

    @Test
    void a_start_with_another_file_looks_at_all_that_may_follow_again() {
        String question = age(newQuestion());
        await().until(() -> due(question).isAfter(Instant.now().plus(Duration.ofHours(20))));
        jdbi.useHandle(handle -> handle.execute("update escalation set due_at = null where question = ?", question));

        escalations.start(null);
        escalations.sweep();

        assertThat(due(question)).isAfter(Instant.now().plus(Duration.ofHours(20)));
    }

    private String age(String question) {
        publish(Triage.of(question));
        listed(question);
        Triage late = Triage.of(question).aged("unanswered").revision(2);
        Topic.publish(Triage.event(late.agedNow("unanswered")));
        await().until(() -> now(question).getList("aged").contains("unanswered"));
        return question;
    }

    private Instant due(String question) {
        return jdbi.withHandle(handle -> handle.createQuery("select due_at from escalation where question = ?")
                .bind(0, question).mapTo(Instant.class).one());
    }
}
