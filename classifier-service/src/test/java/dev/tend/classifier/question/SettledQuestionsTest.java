package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.Communities;
import dev.tend.classifier.Story;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionSettled.How;
import dev.tend.events.QuestionState;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.Via;

/** What becomes of a settled question when somebody writes on it, and of one that only a bot has closed. */
class SettledQuestionsTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final String STILL = "With 3.1 it is two hours late.";

    private final Story story = new Story("github:heron/server#7", START);
    private final Books books = new Books(story.question());

    @Test
    void the_asker_on_an_issue_closed_by_the_team_is_told_once_as_the_teams_turn() {
        take(story.posted("The clock is an hour late", "How do I set it?"));
        take(reply(days(3), Story.STAFF, "Fixed in 3.1."), story.closed(days(3)));
        int told = books.told.size();

        take(reply(days(6), Story.ASKER, STILL));

        assertThat(books.told.subList(told, books.told.size())).singleElement()
                .isInstanceOfSatisfying(TurnChanged.class, open -> {
                    assertThat(open.previous()).isEqualTo(Turn.NOBODY);
                    assertThat(open.turn()).isEqualTo(Turn.TEAM);
                    assertThat(open.because()).isEqualTo("the asker replied after it was settled");
                    assertThat(open.status().state()).isEqualTo(QuestionState.OPEN);
                    assertThat(open.status().awaitingSince()).isEqualTo(START.plus(days(6)));
                });
        take(reply(days(7), Story.ASKER, "Hello?"));
        assertThat(lastTurn().previous()).as("open already").isEqualTo(Turn.TEAM);
    }

    @Test
    void the_asker_on_an_issue_closed_by_a_bot_without_an_answer_waits_for_the_team_all_the_time() {
        take(story.posted("The fan never stops", "How do I stop it?"));
        take(story.closedBy(Story.BOT, days(38)));
        assertThat(books.told(QuestionSettled.class)).isEmpty();
        assertThat(turn()).isEqualTo(Turn.TEAM);
        assertThat(books.status().awaitingSince()).isEqualTo(START);

        take(reply(days(40), Story.ASKER, "It is still a problem for us!"));

        assertThat(lastTurn().turn()).isEqualTo(Turn.TEAM);
        assertThat(books.status().lastActivityAt()).isEqualTo(START.plus(days(40)));
    }

    @Test
    void a_bot_that_closes_what_the_team_has_answered_settles_it_until_the_asker_writes() {
        take(story.posted("The fan never stops", "text"), reply(days(1), Story.STAFF, "Which version?"));
        take(story.closedBy(Story.BOT, days(30)));
        assertThat(settledAs()).isEqualTo(How.CLOSED);

        take(reply(days(31), Story.ASKER, "4.2, and it is still so"));
        assertThat(turn()).isEqualTo(Turn.TEAM);
    }

    @Test
    void a_bot_that_closes_while_the_asker_waits_for_the_team_settles_nothing_although_there_was_an_answer() {
        take(story.posted("The fan never stops", "text"), reply(days(1), Story.STAFF, "Which version?"),
                reply(days(2), Story.ASKER, "4.2"), story.closedBy(Story.BOT, days(30)));

        assertThat(turn()).isEqualTo(Turn.TEAM);
    }

    @Test
    void what_a_bot_has_closed_is_settled_once_the_team_has_answered_or_a_person_has_closed_or_resolved_it() {
        for (Event<?> end : List.of(reply(days(31), Story.STAFF, "Set the second switch."), story.closed(days(31)),
                story.resolved(days(31)))) {
            Books each = new Books(story.question());
            each.take(START.plus(days(32)),
                    List.of(story.posted("Herons", "text"), story.closedBy(Story.BOT, days(30)), end));

            assertThat(each.status().state()).as("%s", end.data()).isEqualTo(QuestionState.SETTLED);
        }
    }

    @Test
    void an_answer_of_the_community_to_what_a_bot_has_closed_leaves_it_the_teams_turn() {
        take(story.posted("Herons", "text"), story.closedBy(Story.BOT, days(30)),
                reply(days(31), Story.NEIGHBOUR, "Me too"));

        assertThat(turn()).isEqualTo(Turn.TEAM);
        assertThat(books.status().answered()).isTrue();
    }

    @Test
    void a_community_may_let_its_bots_settle() {
        Books other = new Books(story.question(), Communities.withBotsThatSettle());
        other.take(START, List.of(story.posted("Herons", "text")));
        other.take(START.plus(days(30)), List.of(story.closedBy(Story.BOT, days(30))));

        assertThat(other.status().state()).isEqualTo(QuestionState.SETTLED);
    }

    @Test
    void another_who_has_the_same_problem_opens_what_the_team_has_closed_and_nothing_that_the_asker_has() {
        take(story.posted("Herons", "text"), story.closed(days(1)));
        take(reply(days(5), Story.NEIGHBOUR, "I see it as well."));
        assertThat(turn()).isEqualTo(Turn.TEAM);
        assertThat(lastTurn().because()).isEqualTo("somebody of the community replied after it was settled");

        Books done = new Books(story.question());
        done.take(START.plus(days(6)), List.of(story.posted("Herons", "text"), story.closedBy(Story.ASKER, days(1)),
                reply(days(5), Story.NEIGHBOUR, "How did you solve it?")));
        assertThat(done.status().state()).isEqualTo(QuestionState.SETTLED);
    }

    @Test
    void while_it_is_the_teams_turn_again_no_word_of_the_community_takes_it_away() {
        take(story.posted("Herons", "text"), story.closed(days(1)), reply(days(5), Story.ASKER, STILL),
                reply(days(6), Story.NEIGHBOUR, "+1"));

        assertThat(turn()).isEqualTo(Turn.TEAM);
        assertThat(books.status().awaitingSince()).isEqualTo(START.plus(days(5)));
    }

    @Test
    void an_asker_who_closes_with_a_comment_and_explains_it_soon_after_is_done() {
        take(story.posted("Herons", "text"), reply(days(1), Story.STAFF, "Set the switch."));
        take(reply(days(2), Story.ASKER, "I set it, closing."), story.closedBy(Story.ASKER, days(2)),
                reply(days(2).plusSeconds(90), Story.ASKER, "It was the second switch, in the end."));
        assertThat(settledAs()).isEqualTo(How.CLOSED);
        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);

        take(reply(days(9), Story.ASKER, "It is back since yesterday."));
        assertThat(turn()).as("days later it is another matter").isEqualTo(Turn.TEAM);
    }

    @Test
    void thanks_open_nothing_however_it_was_settled() {
        for (Event<?> settling : List.of(story.closed(days(2)), story.closedBy(null, days(2)),
                story.closedBy(Story.ASKER, days(2)), story.accepted(days(2), "1", false), story.resolved(days(2)))) {
            Books each = new Books(story.question());
            each.take(START.plus(days(2)), List.of(story.posted("Herons", "text"),
                    story.reply(days(1), "1", Story.NEIGHBOUR, "Set the switch."), settling));
            each.take(START.plus(days(3)), List.of(reply(days(3), Story.ASKER, "Thanks, that works!")));
            assertThat(each.status().state()).as("%s", settling.data()).isEqualTo(QuestionState.SETTLED);

            each.take(START.plus(days(4)), List.of(reply(days(4), Story.ASKER, "No, it is late again.")));
            assertThat(each.status().state()).as("%s", settling.data()).isEqualTo(QuestionState.OPEN);
        }
    }

    @Test
    void what_is_open_again_is_settled_by_the_teams_reply_as_long_as_its_source_says_so() {
        take(story.posted("Herons", "text"), story.closed(days(1)), reply(days(5), Story.ASKER, STILL));
        take(reply(days(6), Story.STAFF, "That is another bug: see #12."));

        assertThat(books.told(QuestionSettled.class)).extracting(QuestionSettled::settledAt).last()
                .isEqualTo(START.plus(days(6)));
        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);
        take(reply(days(7), Story.ASKER, "It is not."));
        assertThat(turn()).isEqualTo(Turn.TEAM);
        take(story.resolved(days(8)));
        assertThat(settledAs()).isEqualTo(How.RESOLVED);
    }

    @Test
    void a_question_that_only_we_resolved_waits_for_the_asker_after_the_teams_reply_as_any_open_one() {
        take(story.posted("Herons", "text"), story.resolved(days(1)), reply(days(5), Story.ASKER, STILL),
                reply(days(6), Story.STAFF, "Which version?"));

        assertThat(turn()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void reopening_at_the_source_and_closing_again_settles_what_was_open_again() {
        take(story.posted("Herons", "text"), story.closed(days(1)), reply(days(5), Story.ASKER, STILL));
        take(story.reopened(days(6)));
        assertThat(turn()).isEqualTo(Turn.TEAM);
        take(reply(days(7), Story.STAFF, "Which version?"));
        assertThat(turn()).as("it is open at its source").isEqualTo(Turn.AUTHOR);

        take(story.closed(days(8)));
        assertThat(settledAs()).isEqualTo(How.CLOSED);
    }

    @Test
    void an_accepted_answer_that_does_not_work_is_the_teams_turn_withdrawn_or_not() {
        take(story.posted("Herons", "text"), story.reply(days(1), "1", Story.NEIGHBOUR, "Set the switch."),
                story.accepted(days(2), "1", false));
        assertThat(settledAs()).isEqualTo(How.ANSWER_ACCEPTED);
        take(reply(days(3), Story.ASKER, "No, it came back."));
        assertThat(turn()).isEqualTo(Turn.TEAM);
        take(story.accepted(days(4), "1", true));
        assertThat(turn()).isEqualTo(Turn.TEAM);
        take(reply(days(5), Story.STAFF, "Which version?"));
        assertThat(turn()).as("nothing says that it is settled any more").isEqualTo(Turn.AUTHOR);
        take(story.accepted(days(6), "1", false));
        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);
    }

    @Test
    void the_withdrawal_of_an_answer_leaves_a_closed_question_disputed() {
        take(story.posted("Herons", "text"), story.accepted(days(1), "1", false), story.closed(days(2)),
                reply(days(3), Story.ASKER, STILL), story.accepted(days(4), "1", true));
        assertThat(turn()).isEqualTo(Turn.TEAM);

        take(reply(days(5), Story.STAFF, "See #12."));
        assertThat(settledAs()).isEqualTo(How.CLOSED);
    }

    @Test
    void a_reply_that_is_removed_has_opened_nothing() {
        take(story.posted("Herons", "text"), story.closed(days(1)), story.reply(days(5), "r", Story.ASKER, STILL));
        take(story.replyRemoved(days(6), "r"));

        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);
    }

    @Test
    void bots_and_history_open_nothing() {
        Story history = story.via(Via.BACKFILL);
        take(history.posted("Herons", "text"), history.closed(days(1)),
                history.reply(days(5), "1", Story.NEIGHBOUR, "+1"), history.reply(days(6), "2", Story.ASKER, STILL));
        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);

        take(reply(days(7), Story.BOT, "Packaged in 3.2."));
        assertThat(books.status().state()).isEqualTo(QuestionState.SETTLED);
    }

    private void take(Event<?>... batch) {
        for (Event<?> event : batch) {
            books.take(event.time(), List.of(event));
        }
    }

    private Event<?> reply(Duration after, Author author, String text) {
        return story.reply(after, after + author.handle(), author, text);
    }

    private Turn turn() {
        return books.status().awaiting();
    }

    private TurnChanged lastTurn() {
        List<TurnChanged> all = books.told(TurnChanged.class);
        return all.get(all.size() - 1);
    }

    private How settledAs() {
        List<QuestionSettled> all = books.told(QuestionSettled.class);
        return all.get(all.size() - 1).how();
    }

    private static Duration days(int count) {
        return Duration.ofDays(count);
    }
}
