package dev.tend.rotation.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;

import dev.tend.events.Event;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionId;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Turn;
import dev.tend.kit.testing.Topic;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class TriageConsumerTest extends ServiceTest {

    private final String question = newQuestion();

    @Test
    void a_typed_question_is_listed_and_given_to_who_was_on_duty_when_it_came_in() {
        publish(Triage.of(question).postedAt(Instant.parse("2026-01-20T12:00:00Z")));

        JsonPath listed = listed(question);
        assertThat(listed.getString("key")).isEqualTo(QuestionId.key(question).toString());
        assertThat(listed.getString("title")).isEqualTo("Sails stall in gusts");
        assertThat(listed.getString("state")).isEqualTo("OPEN");
        assertThat(listed.getString("assignee")).isEqualTo("mo");
        assertThat(listed.getString("url")).isEqualTo("https://github.com/pinwheel/engine/issues/1");
        assertThat(told(question, QuestionAssigned.class)).singleElement().satisfies(assigned -> {
            assertThat(assigned.assignee()).isEqualTo("mo");
            assertThat(assigned.rotation()).isEqualTo("first-line");
            assertThat(assigned.because()).isEqualTo(QuestionAssigned.Because.ON_DUTY);
            assertThat(assigned.silent()).isFalse();
        });
        get("/api/questions?limit=500").statusCode(200).body("items.id", hasItem(question));
    }

    @Test
    void a_repeat_or_an_older_event_changes_nothing() {
        Event<?> first = Triage.of(question).revision(5).event();
        Event<?> older = Triage.of(question).title("Old title").revision(4).event();
        Topic.publish(first, first, older, first, Triage.of(question).title("New title").revision(6).event());

        await().until(() -> listed(question).getString("title").equals("New title"));
        assertThat(told(question, QuestionAssigned.class)).hasSize(1);
    }

    @Test
    void a_question_that_was_asked_before_the_rotation_started_goes_to_who_is_on_duty_now() {
        publish(Triage.of(question).postedAt(Instant.parse("2020-01-01T00:00:00Z")).silent());

        String onDuty = get("/api/rotations/first-line/on-duty").extract().path("person.key");
        assertThat(listed(question).getString("assignee")).isEqualTo(onDuty);
        assertThat(told(question, QuestionAssigned.class)).singleElement()
                .satisfies(assigned -> assertThat(assigned.silent()).isTrue());
    }

    @Test
    void a_question_that_is_settled_when_it_comes_is_given_to_nobody_and_a_source_without_rotation_has_nobody() {
        String elsewhere = newQuestion();
        publish(Triage.of(question).awaiting(Turn.NOBODY), Triage.of(elsewhere).source("attic"));

        assertThat(listed(question).getString("state")).isEqualTo("SETTLED");
        assertThat(listed(question).getString("assignee")).isNull();
        assertThat(listed(elsewhere).getString("state")).isEqualTo("OPEN");
        assertThat(listed(elsewhere).getString("assignee")).isNull();
        assertThat(told(question, QuestionAssigned.class)).isEmpty();
    }

    @Test
    void settling_and_reopening_keep_whose_it_is() {
        Triage posted = Triage.of(question).postedAt(Instant.parse("2026-01-20T12:00:00Z"));
        Topic.publish(posted.event(),
                Triage.event(posted.awaiting(Turn.NOBODY).revision(2).settled(QuestionSettled.How.CLOSED)));
        await().until(() -> listed(question).getString("state").equals("SETTLED"));

        Topic.publish(Triage.event(posted.revision(3).turned(Turn.NOBODY)));
        await().until(() -> now(question).getString("state").equals("OPEN"));
        assertThat(now(question).getString("assignee")).isEqualTo("mo");
        assertThat(told(question, QuestionAssigned.class)).hasSize(1);
    }

    @Test
    void the_text_of_a_removed_question_is_gone() {
        Triage posted = Triage.of(question);
        Topic.publish(posted.event(),
                Triage.event(posted.awaiting(Turn.NOBODY).revision(2).settled(QuestionSettled.How.REMOVED)));

        await().until(() -> listed(question).getString("title").equals("[removed]"));
        assertThat(now(question).getString("excerpt")).isNull();
        assertThat(now(question).prettify()).doesNotContain("gale", "gusts", "knots");
    }

    @Test
    void a_question_that_nobody_was_there_for_is_given_to_the_first_who_comes_on_duty() {
        publish(Triage.of(question).source("labs"));
        assertThat(listed(question).getString("assignee")).isNull();

        clock.moveTo(Instant.parse("2031-03-01T12:00:00Z"));
        await().until(() -> "bea".equals(now(question).getString("assignee")));
        assertThat(told(question, QuestionAssigned.class)).singleElement()
                .satisfies(assigned -> assertThat(assigned.because()).isEqualTo(QuestionAssigned.Because.ON_DUTY));
    }

    @Test
    void characters_that_a_database_has_no_place_for_lose_no_question() {
        publish(Triage.of(question).title("a\0b \\u0000 \ud800 c"));

        assertThat(listed(question).getString("title")).startsWith("ab \\u0000 ").endsWith(" c");
    }

    @Test
    void the_queue_shows_one_item_per_question() {
        publish(Triage.of(question), Triage.of(question).revision(2),
                Triage.of(question).revision(3).aged("unanswered"));

        await().until(() -> listed(question).getList("aged").equals(List.of("unanswered")));
        get("/api/questions?limit=500").body("items.findAll { it.id == '" + question + "' }", hasSize(1));
    }
}
