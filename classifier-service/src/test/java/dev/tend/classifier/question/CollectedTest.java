package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tend.classifier.ServiceTest;
import dev.tend.classifier.Story;
import dev.tend.events.Event;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Topics;
import dev.tend.events.TriageEvent;
import dev.tend.events.TurnChanged;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.retention.RetentionSweep;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

/** A database that was lost is made again from the topics; and what it forgets after a while. */
@ServiceTest
class CollectedTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    QuestionHandler handler;

    @Inject
    Jdbi jdbi;

    @Inject
    MovableClock clock;

    @Inject
    RetentionSweep sweep;

    private final String question = "github:heron/server#" + UUID.randomUUID();
    private final Story story = new Story(question, Instant.now().minus(HOUR.multipliedBy(5))
            .truncatedTo(ChronoUnit.SECONDS));

    @AfterEach
    void resetClock() {
        clock.reset();
        jdbi.useHandle(handle -> handle.execute("delete from reading where topic = 'of-the-lost-database'"));
    }

    @Test
    void what_was_told_before_is_decided_on_when_all_of_it_has_come_and_what_was_in_between_is_not_told_again() {
        history(story.posted("Search crashes", "It does"));
        history(story.reply(HOUR, "1", Story.STAFF), story.closed(HOUR.multipliedBy(2)));
        assertThat(told()).isEmpty();

        clock.advance(Duration.ofSeconds(11));

        await().untilAsserted(() -> assertThat(told()).hasSize(2));
        assertThat(told().get(0)).isInstanceOf(QuestionTyped.class);
        assertThat(told().get(1)).isInstanceOf(QuestionSettled.class);
        assertThat(told()).allSatisfy(event -> assertThat(event.status().state()).isEqualTo(QuestionState.SETTLED));
        assertThat(told().get(0).status().revision()).as("newer than what readers know")
                .isGreaterThan(1_700_000_000L);
    }

    @Test
    void an_old_question_that_is_published_again_to_a_database_in_place_of_a_lost_one_is_collected_too() {
        jdbi.useHandle(handle -> handle.execute("insert into reading (topic, partition, topic_id, history_until) "
                + "values ('of-the-lost-database', 0, 'any', 7)"));
        Story old = new Story(question, Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS));
        Topic.publish(old.posted("Search crashes", "It does"));
        await().until(this::isCollected);
        Topic.publish(old.visibility(HOUR, Visibility.PRIVATE));
        await().until(() -> facts() == 2);
        assertThat(told()).isEmpty();

        clock.advance(Duration.ofSeconds(11));

        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told()).allSatisfy(
                event -> assertThat(event.status().visibility()).isEqualTo(Visibility.PRIVATE));
        Topic.publish(old.reply(Duration.ofDays(40), "1", Story.STAFF));
        await().untilAsserted(() -> assertThat(told()).last().isInstanceOf(TurnChanged.class));
        assertThat(told()).extracting(event -> event.status().revision()).isSorted()
                .allSatisfy(revision -> assertThat(revision).isGreaterThan(1_700_000_000L));
    }

    @Test
    void readers_take_what_is_told_of_an_old_question_for_newer_than_what_they_know() {
        Story old = new Story(question, Instant.now().minus(Duration.ofDays(40)).truncatedTo(ChronoUnit.SECONDS));
        Topic.publish(old.via(Via.BACKFILL).posted("Search crashes", "It does"));
        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told().get(0).status().revision()).isGreaterThan(1_700_000_000L);
    }

    @Test
    void so_they_do_where_an_edit_of_now_is_the_first_that_is_heard_of_it() {
        Duration age = Duration.ofDays(40);
        Story old = new Story(question, Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS));
        Topic.publish(old.edited(age, "Search crashes", "It does"));
        await().untilAsserted(() -> assertThat(told()).isNotEmpty());
        assertThat(told().get(0).status().revision()).isGreaterThan(1_700_000_000L);
    }

    @Test
    void the_text_of_a_question_that_was_settled_long_ago_is_forgotten_and_a_late_reply_finds_the_question_known() {
        Topic.publish(story.posted("Search crashes", "Steps to reproduce: search for nothing"),
                story.closed(HOUR.multipliedBy(2)));
        await().untilAsserted(() -> assertThat(told()).anyMatch(QuestionSettled.class::isInstance));
        sweep.sweep();
        assertThat(body()).startsWith("Steps");

        clock.advance(Duration.ofDays(401));
        sweep.sweep();
        assertThat(body()).isEmpty();
        clock.reset();
        Topic.publish(story.reopened(HOUR.multipliedBy(3)));

        await().untilAsserted(() -> assertThat(told()).last()
                .satisfies(event -> assertThat(event.status().state()).isEqualTo(QuestionState.OPEN)));
        assertThat(told()).filteredOn(QuestionTyped.class::isInstance).as("it is not a new question").hasSize(1);
    }

    private void history(Event<?>... events) {
        jdbi.useTransaction(transaction -> handler.collect(transaction, List.of(events), new Outbox()));
    }

    private boolean isCollected() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select count(*) from question where question = ? and collected_at is not null")
                .bind(0, question).mapTo(Integer.class).one()) == 1;
    }

    private int facts() {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select (select count(*) from activity where question = :question)
              + (select count(*) from visibility where question = :question)""").bind("question", question)
                .mapTo(Integer.class).one());
    }

    private String body() {
        return jdbi
                .withHandle(handle -> handle.createQuery("select coalesce(body, '') from question where question = ?")
                        .bind(0, question).mapTo(String.class).one());
    }

    private List<TriageEvent> told() {
        return Topic.data(Topics.TRIAGE, TriageEvent.class, event -> event.subject().equals(question));
    }
}
