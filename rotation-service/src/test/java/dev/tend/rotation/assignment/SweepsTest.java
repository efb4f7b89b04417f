package dev.tend.rotation.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Author;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionAssigned.Because;
import dev.tend.events.Topics;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class SweepsTest extends ServiceTest {

    @Inject
    Sweeps sweeps;

    @Inject
    Jdbi jdbi;

    @Test
    void however_many_replicas_sweep_each_question_comes_back_and_is_given_once() throws Exception {
        List<String> putOff = Stream.generate(this::newQuestion).limit(20).toList();
        List<String> nobodys = Stream.generate(this::newQuestion).limit(20).toList();
        publish(putOff.stream().map(Triage::of).toArray(Triage[]::new));
        publish(nobodys.stream().map(question -> Triage.of(question).source("labs")).toArray(Triage[]::new));
        Stream.concat(putOff.stream(), nobodys.stream()).forEach(question -> listed(question));
        putOff.forEach(question -> act(question, "snooze", Map.of("by", "mo", "for", "P1D")).statusCode(200));

        clock.moveTo(Instant.parse("2031-06-01T12:00:00Z"));
        atOnce(() -> {
            sweeps.wake();
            sweeps.assign();
        });

        assertThat(timesTold(Because.SNOOZE_ENDED, putOff)).hasSize(20)
                .allSatisfy((id, times) -> assertThat(times).isOne());
        assertThat(timesTold(Because.ON_DUTY, nobodys)).hasSize(20)
                .allSatisfy((id, times) -> assertThat(times).isOne());
    }

    @Test
    void what_is_of_somebody_who_is_not_in_the_file_any_more_is_given_to_who_is_on_duty() {
        String question = newQuestion();
        publish(Triage.of(question));
        listed(question);
        jdbi.useHandle(handle -> handle.createUpdate("""
            update question set assignee = 'ghost', content = jsonb_set(content, '{care,assignee}', '"ghost"')
            where id = :question""").bind("question", question).execute());

        sweeps.assign();

        assertThat(told(question, QuestionAssigned.class)).last().satisfies(given -> {
            assertThat(given.assignee()).isIn("mo", "zed", "bea");
            assertThat(given.previous()).isEqualTo("ghost");
            assertThat(given.because()).isEqualTo(Because.HANDED_OVER);
        });
    }

    @Test
    void a_question_that_cannot_be_read_keeps_no_other_from_coming_back_or_being_given() {
        List<String> putOff = Stream.generate(this::newQuestion).limit(5).toList();
        List<String> gone = Stream.generate(this::newQuestion).limit(5).toList();
        publish(Stream.concat(putOff.stream(), gone.stream()).map(Triage::of).toArray(Triage[]::new));
        Stream.concat(putOff.stream(), gone.stream()).forEach(question -> listed(question));
        putOff.forEach(question -> act(question, "snooze", Map.of("by", "mo", "for", "P1D")).statusCode(200));
        List<String> spoiled = List.of(putOff.get(2), gone.get(2));
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                update question set assignee = 'ghost', content = jsonb_set(content, '{care,assignee}', '"ghost"')
                where id = any(:gone)""").bindArray("gone", String.class, gone).execute();
            spoil(handle, spoiled, "SOMEBODY_NEW");
        });
        try {
            clock.moveTo(Instant.now().plus(Duration.ofDays(2)));
            sweeps.wake();
            sweeps.assign();

            // A sweep of the timer's own may be at it.
            await().untilAsserted(() -> assertThat(timesTold(Because.SNOOZE_ENDED, putOff)).hasSize(4)
                    .doesNotContainKey(putOff.get(2)));
            await().untilAsserted(() -> assertThat(timesTold(Because.HANDED_OVER, gone)).hasSize(4)
                    .doesNotContainKey(gone.get(2)));
        } finally {
            jdbi.useHandle(handle -> spoil(handle, spoiled, "TEAM"));
        }
    }

    /** As a later version could write it. */
    private static void spoil(Handle handle, List<String> questions, String turn) {
        handle.createUpdate("""
            update question set content = jsonb_set(content, '{status,awaiting}', to_jsonb(:turn::text))
            where id = any(:questions)""").bind("turn", turn).bindArray("questions", String.class, questions).execute();
    }

    @Test
    void what_a_program_wrote_is_nobodys_and_stays_so() {
        String overview = newQuestion();
        String question = newQuestion();
        publish(Triage.of(overview).author(new Author("renovator", null, false, true)), Triage.of(question));
        listed(overview);
        listed(question);

        sweeps.assign();

        assertThat(now(question).getString("assignee")).isNotNull();
        assertThat(now(overview).getString("assignee")).isNull();
        assertThat(told(overview, QuestionAssigned.class)).isEmpty();
    }

    private static Map<String, Long> timesTold(Because because, List<String> questions) {
        return Topic.data(Topics.ASSIGNMENTS, QuestionAssigned.class,
                event -> event.because() == because && questions.contains(event.question())).stream()
                .collect(Collectors.groupingBy(QuestionAssigned::question, Collectors.counting()));
    }
}
