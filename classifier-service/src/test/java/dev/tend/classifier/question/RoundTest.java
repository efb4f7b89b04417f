package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.Communities;
import dev.tend.classifier.Story;
import dev.tend.classifier.age.Deadline;
import dev.tend.classifier.type.Classifier;
import dev.tend.classifier.type.RuleFile;
import dev.tend.events.Assignees;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.TypedBy;
import dev.tend.events.Via;

/** What is told of what comes in. */
class RoundTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Story story = new Story("github:heron/server#7", START);
    private final Books books = new Books(story.question());

    @Test
    void what_is_resolved_by_who_did_not_know_of_a_reply_is_told_to_be_open_again() {
        take(story.posted("Search crashes", "It does"));
        take(story.reply(HOUR, "1", Story.ASKER));
        int told = books.told.size();
        take(story.resolved(HOUR.multipliedBy(2), Duration.ZERO));

        assertThat(books.told.subList(told, books.told.size())).singleElement()
                .isInstanceOfSatisfying(TurnChanged.class, open -> {
                    assertThat(open.previous()).isEqualTo(Turn.NOBODY);
                    assertThat(open.turn()).isEqualTo(Turn.TEAM);
                });
    }

    @Test
    void a_new_question_is_told_with_its_type_and_nothing_else() {
        take(story.posted("Search crashes", "It does"));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class);
    }

    @Test
    void what_is_told_after_a_restore_is_news_although_the_changes_of_the_file_are_counted_on_from_the_backup() {
        take(story.posted("Search crashes", "It does"));
        Round other = new Round(new Classifier(RuleFile.builtIn(), Communities.withBugs()), Communities.withBugs());
        Event<?> before = other.decide(books.dossier(), News.none(1, START.plus(HOUR)), START.plus(HOUR)).events()
                .get(0);

        Event<?> after = other.decide(books.dossier(), News.none(1, START.plus(HOUR.multipliedBy(2))),
                START.plus(HOUR.multipliedBy(2))).events().get(0);

        assertThat(after.data()).isEqualTo(before.data());
        assertThat(after.id()).isNotEqualTo(before.id());
    }

    @Test
    void what_comes_again_after_the_inbox_forgot_it_changes_nothing() {
        Event<?> posted = story.posted("Search crashes", "It does");
        Event<?> resolved = story.resolved(HOUR, Duration.ZERO);
        take(posted);
        take(resolved);
        take(story.reply(HOUR.multipliedBy(2), "1", Story.ASKER));
        int told = books.told.size();
        int facts = books.dossier().facts().size();

        books.forgetIds();
        take(posted);
        take(resolved);

        assertThat(books.told).hasSize(told);
        assertThat(books.dossier().facts()).hasSize(facts);
    }

    @Test
    void a_reply_to_a_question_that_nobody_has_seen_is_kept_and_not_told() {
        take(story.reply(HOUR, "1", Story.STAFF));

        assertThat(books.told).isEmpty();
        assertThat(books.dossier().facts()).hasSize(1);
    }

    /** The word that no event may quote; the keys are made up. */
    private static final String CANARY = "Q7RT2LMZ9XKD4VBN";

    @Test
    void what_should_not_be_public_is_in_no_event() {
        take(story.posted("Search crashes", "with AKIA" + CANARY));
        take(story.edited(HOUR, "Search crashes with AKIA" + CANARY, "password=" + CANARY + " crashes"));
        take(story.reply(HOUR.multipliedBy(2), "1", Story.ASKER, "AKIA" + CANARY));
        take(story.closed(HOUR.multipliedBy(3)));

        assertThat(books.told).hasSizeGreaterThanOrEqualTo(4);
        assertThat(books.told.toString()).doesNotContain(CANARY);
        assertThat(books.told(QuestionTyped.class)).extracting(QuestionTyped::title).containsExactly("Search crashes",
                "(title withheld)");
        assertThat(books.told(QuestionTyped.class)).allSatisfy(typed -> {
            assertThat(typed.flags()).contains("SENSITIVE");
            assertThat(typed.excerpt()).isNull();
        });
        assertThat(books.told(QuestionSettled.class).get(0).summary().flags()).contains("SENSITIVE");
    }

    @Test
    void an_edit_that_takes_it_out_takes_the_flag_away() {
        take(story.posted("My password=" + CANARY, "See the title"));
        take(story.edited(HOUR, "My password", "See the title"));

        QuestionTyped typed = books.told(QuestionTyped.class).get(1);
        assertThat(typed.flags()).isEmpty();
        assertThat(typed.title()).isEqualTo("My password");
        assertThat(typed.excerpt()).isEqualTo("See the title");
    }

    @Test
    void a_new_label_is_told_and_is_no_activity() {
        take(story.posted("Herons", "text"));
        take(story.edited(HOUR, "Herons", "text", "bug"));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class, QuestionTyped.class);
        QuestionTyped typed = books.told(QuestionTyped.class).get(1);
        assertThat(typed.type()).isEqualTo(QuestionType.BUG);
        assertThat(typed.by()).isEqualTo(TypedBy.LABEL);
        assertThat(typed.labels()).containsExactly("bug");
        assertThat(typed.status().lastActivityAt()).isEqualTo(START);
    }

    @Test
    void an_edit_that_changes_nothing_that_is_told_is_not_told() {
        take(story.posted("Herons", "text"));
        take(story.edited(HOUR, "Herons", "text"));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class);
    }

    @Test
    void new_activity_of_the_same_side_is_told_as_the_same_turn() {
        take(story.posted("Herons", "text"));
        take(story.reply(HOUR, "1", Story.ASKER));

        TurnChanged changed = books.told(TurnChanged.class).get(0);
        assertThat(changed.turn()).isEqualTo(Turn.TEAM);
        assertThat(changed.previous()).isEqualTo(Turn.TEAM);
        assertThat(changed.status().lastActivityAt()).isEqualTo(START.plus(HOUR));
    }

    @Test
    void what_somebody_of_the_community_writes_is_told_although_the_turn_stays_the_askers() {
        take(story.posted("Herons", "text"));
        take(story.reply(HOUR, "1", Story.STAFF));
        take(story.reply(HOUR.multipliedBy(2), "2", Story.NEIGHBOUR));

        assertThat(books.told(TurnChanged.class)).extracting(TurnChanged::turn).containsExactly(Turn.AUTHOR,
                Turn.AUTHOR);
        assertThat(books.told(TurnChanged.class)).extracting(TurnChanged::othersRepliedAt).containsExactly(null,
                START.plus(HOUR.multipliedBy(2)));
    }

    @Test
    void a_bots_reply_is_not_told() {
        take(story.posted("Herons", "text"));
        take(story.reply(HOUR, "1", Story.BOT));
        take(story.reply(HOUR, "2", Story.NEIGHBOUR, "This issue has been automatically marked as stale."));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class);
    }

    @Test
    void a_closed_question_of_history_is_told_with_its_type_and_as_settled() {
        Story history = story.via(Via.BACKFILL);
        take(history.posted("Herons", "text"), history.closed(HOUR));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class, QuestionSettled.class);
        assertThat(books.told).allSatisfy(event -> {
            assertThat(event.status().state()).isEqualTo(QuestionState.SETTLED);
            assertThat(event.status().silent()).isTrue();
        });
    }

    @Test
    void a_reply_of_the_team_below_a_settled_question_opens_nothing() {
        take(story.posted("Herons", "text"), story.closed(HOUR));
        take(story.reply(HOUR.multipliedBy(2), "1", Story.STAFF));

        TurnChanged changed = books.told(TurnChanged.class).get(0);
        assertThat(changed.turn()).isEqualTo(Turn.NOBODY);
        assertThat(changed.previous()).isEqualTo(Turn.NOBODY);
        assertThat(books.told(QuestionSettled.class)).hasSize(1);
    }

    @Test
    void a_settled_question_that_is_removed_is_told_so_that_readers_erase_it() {
        take(story.posted("Herons", "text"), story.closed(HOUR));
        take(story.removed(HOUR.multipliedBy(2)));

        assertThat(books.told(QuestionSettled.class)).extracting(QuestionSettled::how)
                .containsExactly(QuestionSettled.How.CLOSED, QuestionSettled.How.REMOVED);
        assertThat(books.told(QuestionSettled.class).get(1).summary().title()).isEqualTo("(removed)");
        assertThat(books.told(QuestionSettled.class).get(1).summary().author().handle()).isEqualTo("(removed)");
    }

    @Test
    void of_a_question_that_is_removed_before_it_is_seen_no_text_is_told_or_kept() {
        take(story.removed(HOUR));
        take(story.posted("canary", "canary"));

        assertThat(toldTypes()).containsExactly(QuestionSettled.class);
        assertThat(books.told.toString() + books.dossier()).doesNotContain("canary", "visitor");
    }

    @Test
    void ages_are_told_after_the_type_and_only_once() {
        books.take(START.plus(Duration.ofDays(8)), List.of(story.posted("Herons", "text")));
        books.timeGoesBy(START.plus(Duration.ofDays(9)));

        assertThat(toldTypes()).containsExactly(QuestionTyped.class, QuestionAged.class, QuestionAged.class);
        assertThat(books.status().aged()).containsExactly("unanswered", "inactive");
    }

    @Test
    void silence_of_the_team_never_becomes_the_askers_turn() {
        take(story.posted("Herons", "text"));
        for (int day = 1; day < 90; day++) {
            books.timeGoesBy(START.plus(Duration.ofDays(day)));
            books.take(START.plus(Duration.ofDays(day)),
                    List.of(story.reply(Duration.ofDays(day), "bot" + day, Story.BOT)));
        }

        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
        assertThat(books.status().awaitingSince()).isEqualTo(START);
        assertThat(books.told(QuestionAged.class)).hasSize(2);
    }

    @Test
    void the_time_of_an_event_is_that_of_what_happened() {
        take(story.posted("Herons", "text"));
        books.take(START.plus(Duration.ofDays(3)), List.of(story.reply(HOUR, "1", Story.STAFF)));
        books.timeGoesBy(START.plus(Duration.ofDays(10)));

        assertThat(books.events).extracting(Event::time).containsExactly(START, START.plus(HOUR),
                START.plus(HOUR).plus(Duration.ofDays(7)));
    }

    @Test
    void the_same_history_gives_the_same_ids_on_any_machine_at_any_time() {
        take(story.posted("Herons", "text"));
        take(story.reply(HOUR, "1", Story.STAFF));
        Books other = new Books(story.question());
        other.take(START.plus(HOUR.multipliedBy(20)), List.of(story.posted("Herons", "text")));
        other.take(START.plus(HOUR.multipliedBy(30)), List.of(story.reply(HOUR, "1", Story.STAFF)));

        assertThat(books.events).extracting(Event::id)
                .containsExactlyElementsOf(other.events.stream().map(Event::id).toList());
    }

    @Test
    void the_policy_is_that_of_the_type_as_a_person_corrected_it() {
        Books corrected = new Books(story.question(), Communities.withBugs());
        Instant now = START.plus(HOUR.multipliedBy(4));
        corrected.take(now, List.of(story.posted("Herons", "text")));
        assertThat(corrected.told(QuestionTyped.class).get(0).policy()).isEqualTo("peer-to-peer");

        corrected.take(now, List.of(story.reclassified(HOUR, QuestionType.BUG)));

        assertThat(corrected.told(QuestionTyped.class).get(1).policy()).isEqualTo("bugs");
        assertThat(corrected.told(QuestionAged.class)).extracting(QuestionAged::dueAt)
                .containsExactly(START.plus(HOUR));
        assertThat(corrected.dossier().deadlines()).extracting(Deadline::policy).containsExactly("bugs");
    }

    @Test
    void a_contributor_who_is_silent_is_told_once_for_each_time_that_they_fell_silent() {
        Books taken = new Books(story.question(), Communities.withContributors(Duration.ofDays(14)));
        taken.take(START, List.of(story.posted("Herons", "text")));
        taken.take(START.plus(HOUR), List.of(story.assigned(HOUR, "Herons", "text", "neighbour")));
        Instant silent = START.plus(HOUR).plus(Duration.ofDays(14));
        taken.timeGoesBy(silent);
        taken.timeGoesBy(silent.plus(HOUR));
        assertThat(ofContributors(taken)).containsExactly(silent);
        assertThat(taken.status().aged()).contains("contributor-silent");

        Duration word = Duration.ofDays(15);
        taken.take(START.plus(word), List.of(story.reply(word, "1", Story.NEIGHBOUR)));
        assertThat(taken.status().aged()).doesNotContain("contributor-silent");
        taken.timeGoesBy(START.plus(word).plus(Duration.ofDays(14)));
        assertThat(ofContributors(taken)).containsExactly(silent, START.plus(word).plus(Duration.ofDays(14)));

        Duration given = Duration.ofDays(30);
        taken.take(START.plus(given), List.of(story.assigned(given, "Herons", "text")));
        assertThat(taken.status().aged()).doesNotContain("contributor-silent");
    }

    @Test
    void who_was_assigned_when_a_question_was_first_seen_is_silent_from_then_and_not_from_its_post() {
        Books taken = new Books(story.question(), Communities.withContributors(Duration.ofDays(14)));
        Event<QuestionPosted> posted = story.via(Via.BACKFILL).posted("Herons", "text");
        QuestionPosted post = posted.data();
        Instant seen = START.plus(Duration.ofDays(20));
        taken.take(seen, List.of(new Event<>(posted.id(), posted.source(), posted.time(),
                new QuestionPosted(post.question(), post.source(), post.kind(), post.url(), post.title(), post.body(),
                        false, post.author(), START, List.of(), null, post.visibility(), post.via(),
                        new Assignees(List.of("neighbour"), seen), null, null))));

        assertThat(taken.events.get(0).time()).isEqualTo(START);
        taken.timeGoesBy(seen.plus(Duration.ofDays(14)));
        assertThat(ofContributors(taken)).containsExactly(seen.plus(Duration.ofDays(14)));
        assertThat(taken.status().silent()).as("nobody is pinged about history").isTrue();
    }

    private static List<Instant> ofContributors(Books books) {
        return books.told(QuestionAged.class).stream().filter(aged -> aged.threshold().equals("contributor-silent"))
                .map(QuestionAged::dueAt).toList();
    }

    @Test
    void an_excerpt_is_cut_between_characters() {
        take(story.posted("Herons", "x".repeat(499) + "🐦 and more"));

        assertThat(books.told(QuestionTyped.class).get(0).excerpt()).isEqualTo("x".repeat(499));
    }

    @Test
    void an_excerpt_is_not_cut_within_what_readers_see_as_one_character() {
        String family = "👩\u200d👩\u200d👧\u200d👦";
        take(story.posted("Herons", "x".repeat(495) + family + " and more"));

        assertThat(books.told(QuestionTyped.class).get(0).excerpt()).isEqualTo("x".repeat(495));
    }

    @Test
    void an_excerpt_has_no_comments_of_a_template() {
        take(story.posted("Herons",
                "<!-- Describe the bug: steps to reproduce -->\n\nThey are late.\n<!-- Version? -->"));

        QuestionTyped typed = books.told(QuestionTyped.class).get(0);
        assertThat(typed.excerpt()).isEqualTo("They are late.");
        assertThat(typed.type()).isEqualTo(QuestionType.QUESTION);
    }

    @Test
    void the_type_that_an_issue_has_at_its_source_is_told_also_when_the_rules_are_read_again() {
        take(story.posted(Story.ASKER, "Slow at the start", "How do I do this?", "Bug", null));

        QuestionTyped typed = books.told(QuestionTyped.class).get(0);
        assertThat(typed.type()).isEqualTo(QuestionType.BUG);
        assertThat(typed.by()).isEqualTo(TypedBy.LABEL);
        assertThat(books.dossier().card().sourceType()).isEqualTo("Bug");
    }

    @Test
    void a_question_of_a_bot_says_that_it_is_one() {
        take(story.posted(Story.BOT, "Dependency overview", "This list shows the updates that wait.", null, null));

        assertThat(books.told(QuestionTyped.class).get(0).author().bot()).isTrue();
        assertThat(books.told(QuestionTyped.class).get(0).reasons()).contains("a bot wrote it");
    }

    private void take(Event<?>... batch) {
        books.take(START.plus(HOUR.multipliedBy(4)), List.of(batch));
    }

    private List<Class<?>> toldTypes() {
        return books.told.stream().<Class<?>>map(Object::getClass).toList();
    }
}
