package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.tend.classifier.ServiceTest;
import dev.tend.classifier.Story;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Topics;
import dev.tend.events.TriageEvent;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.TypedBy;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.kit.testing.MovableClock;
import dev.tend.kit.testing.Topic;

@ServiceTest
class QuestionsTest {

    private static final Duration HOUR = Duration.ofHours(1);

    @Inject
    Jdbi jdbi;

    @Inject
    MovableClock clock;

    private final String question = "github:heron/server#" + UUID.randomUUID();
    private final Story story = new Story(question, Instant.now().truncatedTo(ChronoUnit.SECONDS));

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void a_new_question_is_typed() {
        Topic.publish(
                story.posted("Search crashes with a NullPointerException", "Steps to reproduce: search for nothing"));

        QuestionTyped typed = await().atMost(Duration.ofSeconds(20))
                .until(() -> told(QuestionTyped.class), found -> !found.isEmpty()).get(0);
        assertThat(typed.type()).isEqualTo(QuestionType.BUG);
        assertThat(typed.by()).isEqualTo(TypedBy.RULES);
        assertThat(typed.confidence()).isBetween(0.5, 1.0);
        assertThat(typed.reasons()).contains("it tells how to reproduce it");
        assertThat(typed.excerpt()).startsWith("Steps to reproduce");
        assertThat(typed.policy()).isEqualTo("peer-to-peer");
        assertThat(typed.status().awaiting()).isEqualTo(Turn.TEAM);
        assertThat(typed.status().silent()).isFalse();
        assertThat(typed.status().revision()).isEqualTo(1);
    }

    @Test
    void the_same_event_any_number_of_times_is_told_once() {
        Event<?> posted = story.posted("Search crashes", "It does");
        Topic.publish(posted, posted, posted);
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(posted, story.reply(HOUR, "1", Story.STAFF), posted);

        awaitTold(TurnChanged.class, 1);
        assertThat(told(TriageEvent.class)).hasSize(2);
    }

    @Test
    void replies_change_whose_turn_it_is() {
        Topic.publish(story.posted("Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.reply(HOUR, "1", Story.STAFF), story.reply(HOUR.multipliedBy(2), "2", Story.BOT));
        awaitTold(TurnChanged.class, 1);
        Topic.publish(story.reply(HOUR.multipliedBy(3), "3", Story.ASKER));

        List<TurnChanged> changes = awaitTold(TurnChanged.class, 2);
        assertThat(changes).extracting(TurnChanged::turn).containsExactly(Turn.AUTHOR, Turn.TEAM);
        assertThat(changes).extracting(TurnChanged::previous).containsExactly(Turn.TEAM, Turn.AUTHOR);
        assertThat(changes.get(1).because()).isEqualTo("the asker replied");
        assertThat(changes.get(1).summary().title()).isEqualTo("Search crashes");
    }

    @Test
    void a_reply_that_comes_before_its_question_counts() {
        Topic.publish(story.reply(HOUR, "1", Story.STAFF));
        Topic.publish(story.posted("Search crashes", "It does"));

        assertThat(awaitTold(QuestionTyped.class, 1).get(0).status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void a_late_reply_is_put_where_it_belongs() {
        Topic.publish(story.posted("Search crashes", "It does"), story.reply(HOUR.multipliedBy(2), "2", Story.ASKER));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.reply(HOUR, "1", Story.STAFF));

        awaitLast(event -> event.status().answered());
        assertThat(last().status().awaiting()).isEqualTo(Turn.TEAM);
        assertThat(last().status().lastActivityAt()).isEqualTo(story.start().plus(HOUR.multipliedBy(2)));
    }

    @Test
    void who_took_a_question_and_is_silent_is_told() {
        Topic.publish(story.posted("Search crashes", "It does"),
                story.assigned(HOUR, "Search crashes", "It does", "neighbour"));
        awaitTold(QuestionTyped.class, 1);

        clock.advance(Duration.ofDays(15));

        assertThat(awaitTold(QuestionAged.class, 3)).filteredOn(aged -> aged.threshold().equals("contributor-silent"))
                .extracting(QuestionAged::since).containsExactly(story.start().plus(HOUR));
    }

    @Test
    void a_question_that_nobody_answers_ages_once() {
        Topic.publish(story.posted("Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);

        clock.advance(Duration.ofDays(2));

        QuestionAged aged = awaitTold(QuestionAged.class, 1).get(0);
        assertThat(aged.threshold()).isEqualTo("unanswered");
        assertThat(aged.policy()).isEqualTo("peer-to-peer");
        assertThat(aged.since()).isEqualTo(story.start());
        assertThat(aged.dueAt()).isEqualTo(story.start().plus(Duration.ofDays(2)));
        assertThat(aged.status().aged()).containsExactly("unanswered");

        clock.advance(Duration.ofDays(5));
        assertThat(awaitTold(QuestionAged.class, 2)).extracting(QuestionAged::threshold)
                .containsExactly("unanswered", "inactive");
    }

    @Test
    void an_answer_takes_back_that_it_has_aged() {
        Topic.publish(story.posted("Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);
        clock.advance(Duration.ofDays(2));
        awaitTold(QuestionAged.class, 1);

        Topic.publish(story.reply(Duration.ofDays(2), "1", Story.NEIGHBOUR));

        TurnChanged changed = awaitTold(TurnChanged.class, 1).get(0);
        assertThat(changed.turn()).isEqualTo(Turn.COMMUNITY);
        assertThat(changed.status().aged()).isEmpty();
    }

    @Test
    void what_has_aged_already_when_it_comes_in_is_told_at_once() {
        Story old = new Story(question, story.start().minus(Duration.ofDays(3)));
        Topic.publish(old.posted("Search crashes", "It does"));

        awaitTold(QuestionAged.class, 1);
        assertThat(told(TriageEvent.class)).extracting(event -> (Object) event.getClass())
                .containsExactly(QuestionTyped.class, QuestionAged.class);
        assertThat(last().status().silent()).isFalse();
    }

    @Test
    void history_is_told_silently_and_becomes_live_with_a_new_reply() {
        Story old = new Story(question, story.start().minus(Duration.ofDays(30)));
        Topic.publish(old.via(Via.BACKFILL).posted("Search crashes", "It does"));
        awaitTold(QuestionAged.class, 2);
        assertThat(told(TriageEvent.class)).allSatisfy(event -> assertThat(event.status().silent()).isTrue());

        Topic.publish(old.reply(Duration.ofDays(30), "1", Story.ASKER));

        awaitTold(TurnChanged.class, 1);
        assertThat(last().status().silent()).isFalse();
        assertThat(told(QuestionAged.class)).hasSize(2);
    }

    @Test
    void closing_settles_and_reopening_opens() {
        Topic.publish(story.posted("Search crashes", "It does"), story.closed(HOUR));
        QuestionSettled settled = awaitTold(QuestionSettled.class, 1).get(0);
        assertThat(settled.how()).isEqualTo(QuestionSettled.How.CLOSED);
        assertThat(settled.settledAt()).isEqualTo(story.start().plus(HOUR));
        assertThat(settled.status().state()).isEqualTo(QuestionState.SETTLED);

        Topic.publish(story.reopened(HOUR.multipliedBy(2)));
        TurnChanged reopened = awaitTold(TurnChanged.class, 1).get(0);
        assertThat(reopened.previous()).isEqualTo(Turn.NOBODY);
        assertThat(reopened.turn()).isEqualTo(Turn.TEAM);
        assertThat(reopened.status().state()).isEqualTo(QuestionState.OPEN);
    }

    @Test
    void the_type_that_a_person_gives_it_holds_whatever_is_edited_later() {
        Topic.publish(story.posted("Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.reclassified(HOUR, QuestionType.FEATURE_PROPOSAL));

        QuestionTyped corrected = awaitTold(QuestionTyped.class, 2).get(1);
        assertThat(corrected.type()).isEqualTo(QuestionType.FEATURE_PROPOSAL);
        assertThat(corrected.by()).isEqualTo(TypedBy.PERSON);
        assertThat(corrected.confidence()).isEqualTo(1);
        assertThat(corrected.reasons()).containsExactly("Eric Smith said so");

        Topic.publish(story.edited(HOUR.multipliedBy(2), "Search still crashes", "It does", "bug"));
        QuestionTyped edited = awaitTold(QuestionTyped.class, 3).get(2);
        assertThat(edited.title()).isEqualTo("Search still crashes");
        assertThat(edited.type()).isEqualTo(QuestionType.FEATURE_PROPOSAL);
    }

    @Test
    void a_person_settles_a_question_and_the_askers_reply_opens_it() {
        Topic.publish(story.posted("Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.resolved(HOUR));
        assertThat(awaitTold(QuestionSettled.class, 1).get(0).how()).isEqualTo(QuestionSettled.How.RESOLVED);

        Topic.publish(story.reply(HOUR.multipliedBy(2), "1", Story.ASKER));
        assertThat(awaitTold(TurnChanged.class, 1).get(0).turn()).isEqualTo(Turn.TEAM);
    }

    @Test
    void a_private_question_has_no_excerpt() {
        Topic.publish(story.posted("Search crashes", "canary-of-the-private", Visibility.PRIVATE));

        QuestionTyped typed = awaitTold(QuestionTyped.class, 1).get(0);
        assertThat(typed.excerpt()).isNull();
        assertThat(typed.status().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void what_becomes_private_is_told_so_without_its_text_and_public_again_with_it() {
        Topic.publish(story.visibility(HOUR, Visibility.PRIVATE));
        Topic.publish(story.posted("Search crashes", "canary-of-the-private"));
        assertThat(awaitTold(QuestionTyped.class, 1).get(0).excerpt()).isNull();
        assertThat(last().status().visibility()).isEqualTo(Visibility.PRIVATE);

        Topic.publish(story.visibility(HOUR.multipliedBy(2), Visibility.PUBLIC));
        assertThat(awaitTold(QuestionTyped.class, 2).get(1).excerpt()).isEqualTo("canary-of-the-private");
        assertThat(last().status().visibility()).isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void who_asked_is_kept_by_the_id_of_the_account() {
        Topic.publish(story.posted(Story.ASKER_WITH_ID, "Search crashes", "It does"));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.reply(HOUR, "1", Story.ASKER_RENAMED, "Any news?"));
        awaitTold(TurnChanged.class, 1);
        Topic.publish(story.reply(HOUR.multipliedBy(2), "2", Story.STAFF),
                story.editedBy(Story.ASKER_RENAMED, HOUR.multipliedBy(3), "Search crashes", "It does so in 4.2"));

        awaitLast(event -> event.status().lastActivityAt().equals(story.start().plus(HOUR.multipliedBy(3))));
        assertThat(told(TurnChanged.class).get(0).status().answered()).isFalse();
        assertThat(last().status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @Test
    void a_reply_on_a_settled_question_and_what_is_not_known_of_one_outlive_the_database() {
        Topic.publish(story.firstHeardOf(HOUR, "Search crashes", "It does"), story.closed(HOUR.multipliedBy(2)));
        awaitTold(QuestionSettled.class, 1);
        Topic.publish(story.reply(HOUR.multipliedBy(3), "1", Story.ASKER, "Thanks, that works!"));
        awaitTold(TurnChanged.class, 1);
        assertThat(last().status().state()).isEqualTo(QuestionState.SETTLED);

        Topic.publish(story.reply(HOUR.multipliedBy(4), "2", Story.ASKER, "No, it still crashes."));
        awaitTold(TurnChanged.class, 2);
        assertThat(last().status().state()).isEqualTo(QuestionState.OPEN);
        assertThat(last().status().knownSince()).isEqualTo(story.start().plus(HOUR));
    }

    @Test
    void what_should_not_be_public_is_in_no_event_and_in_no_log() {
        String canary = "Q7RT2LMZ9XKD4VBN";
        Queue<String> log = new ConcurrentLinkedQueue<>();
        Handler handler = listening(log);
        Logger.getLogger("").addHandler(handler);
        try {
            Topic.publish(story.posted("AKIA" + canary, "password: " + canary + "\njo." + canary + "@heron-labs.io"),
                    story.edited(HOUR, "Search crashes", "Authorization: Bearer " + canary),
                    story.reply(HOUR.multipliedBy(2), "1", Story.STAFF, "AKIA" + canary),
                    story.closed(HOUR.multipliedBy(3)));
            awaitTold(QuestionSettled.class, 1);
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }

        assertThat(told(QuestionTyped.class)).isNotEmpty().allSatisfy(typed -> {
            assertThat(typed.flags()).containsExactly("SENSITIVE");
            assertThat(typed.excerpt()).isNull();
        });
        assertThat(Topic.records(Topics.TRIAGE)).isNotEmpty().noneMatch(
                record -> new String(record.value(), StandardCharsets.UTF_8).contains(canary));
        assertThat(log).noneMatch(line -> line.contains(canary));
    }

    private static Handler listening(Queue<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                log.add(line.getMessage() + Arrays.toString(line.getParameters()) + line.getThrown());
            }

            @Override
            public void flush() {
            }

            @Override
            public void close() {
            }
        };
    }

    @Test
    void a_removed_question_is_erased_and_a_late_edit_does_not_bring_its_text_back() {
        Topic.publish(story.posted(new Author("visitor", "Vi Sitor", false, false, "id-of-asker"),
                "canary-of-the-title", "canary-of-the-body"), story.visibility(HOUR, Visibility.PRIVATE),
                story.reply(HOUR, "1", new Author("neighbour", null, false, false, "id-of-neighbour")));
        awaitLast(event -> event.status().visibility() == Visibility.PRIVATE);
        int typed = told(QuestionTyped.class).size();
        Topic.publish(story.removed(HOUR.multipliedBy(3)));

        QuestionSettled settled = awaitTold(QuestionSettled.class, 1).get(0);
        assertThat(settled.how()).isEqualTo(QuestionSettled.How.REMOVED);
        assertThat(settled.summary().title()).isEqualTo("(removed)");

        Topic.publish(story.edited(HOUR.multipliedBy(2), "canary-of-the-edit", "canary-of-the-edit"),
                story.reply(HOUR.multipliedBy(2), "2", Story.STAFF));
        String marker = UUID.randomUUID().toString();
        Topic.publish(new Story(marker, story.start()).posted("Next", "one"));
        await().atMost(Duration.ofSeconds(20)).until(() -> !jdbi.withHandle(handle -> handle
                .createQuery("select 1 from question where question = ? and card is not null").bind(0, marker)
                .mapTo(Integer.class).list()).isEmpty());

        assertThat(everythingOf(question)).doesNotContain("canary", "visitor", "Vi Sitor", "neighbour", "colleague",
                "id-of-");
        assertThat(told(QuestionTyped.class)).hasSize(typed);
    }

    @Test
    void an_edit_back_to_what_it_was_is_told_again() {
        Topic.publish(story.posted("One", "text"));
        awaitTold(QuestionTyped.class, 1);
        Topic.publish(story.edited(HOUR, "Two", "text"));
        awaitTold(QuestionTyped.class, 2);
        Topic.publish(story.edited(HOUR.multipliedBy(2), "One", "text"));

        assertThat(awaitTold(QuestionTyped.class, 3)).extracting(QuestionTyped::title).containsExactly("One", "Two",
                "One");
        assertThat(Topic.events(Topics.TRIAGE)).filteredOn(event -> event.subject().equals(question))
                .extracting(Event::id).doesNotHaveDuplicates();
    }

    /** Every row about the question in every table, as text. */
    private String everythingOf(String subject) {
        return jdbi.withHandle(handle -> String.join("\n",
                List.of("question", "activity", "deadline", "visibility").stream()
                        .flatMap(table -> handle.createQuery("select t::text from " + table + " t where question = ?")
                                .bind(0, subject).mapTo(String.class).list().stream())
                        .toList()));
    }

    private <T extends EventData> List<T> told(Class<T> type) {
        return Topic.events(Topics.TRIAGE).stream().filter(event -> event.subject().equals(question)).map(Event::data)
                .filter(type::isInstance).map(type::cast).toList();
    }

    private <T extends EventData> List<T> awaitTold(Class<T> type, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(told(type)).hasSizeGreaterThanOrEqualTo(count));
        assertThat(told(type)).hasSize(count);
        return told(type);
    }

    private TriageEvent last() {
        List<TriageEvent> all = told(TriageEvent.class);
        return all.get(all.size() - 1);
    }

    private void awaitLast(Predicate<TriageEvent> fits) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !told(TriageEvent.class).isEmpty() && fits.test(last()));
    }
}
