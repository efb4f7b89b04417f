package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.classifier.Story;
import dev.tend.events.Event;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;

/** Whose turn it is after the question itself was edited. */
class AskerEditsTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration LATER = Duration.ofDays(4);
    private static final String TEXT = "It stops.\r\n\r\n### Version\r\n\r\n_No response_\r\n\r\n- [ ] I have searched";

    private final Story story = new Story("github:heron/server#7", START);
    private final Books books = new Books(story.question());

    @Test
    void an_asker_who_edits_the_issue_to_add_what_was_asked_for_answers() {
        asked();
        take(story.editedBy(Story.ASKER, LATER, "Import stops", TEXT + "\nIt is 4.2, the log is here."));

        TurnChanged changed = last();
        assertThat(changed.turn()).isEqualTo(Turn.TEAM);
        assertThat(changed.previous()).isEqualTo(Turn.AUTHOR);
        assertThat(changed.because()).isEqualTo("the asker added to the question");
        assertThat(changed.status().awaitingSince()).isEqualTo(START.plus(LATER));
        assertThat(changed.othersRepliedAt()).as("who put it off until a reply has it back")
                .isEqualTo(START.plus(LATER));
    }

    @Test
    void an_asker_who_edits_the_title_answers() {
        asked();
        take(story.editedBy(Story.ASKER, LATER, "Import stops (Windows 11)", TEXT));

        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @ParameterizedTest
    @ValueSource(strings = { "It stops.\n\n### Version\n\n4.2\n\n- [ ] I have searched",
            "It stops, and this says where:\n```\nat Import.java:12\n```"})
    void a_field_that_is_filled_in_and_a_log_add_something(String text) {
        asked();
        take(story.editedBy(Story.ASKER, LATER, "Import stops", text));

        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @ParameterizedTest
    @ValueSource(strings = { "It stop.\n\n### Version\n\n_No response_\n\n- [ ] I have searched", "It.",
            "It   stops.\n### Version\n\n_No response_\n\n- [x] I have searched",
            "It stops.\n\n### Version\n\n_No response_\n\n<!-- please fill in the version of the server -->"})
    void to_mend_the_spelling_to_take_something_out_or_to_tick_a_box_adds_nothing(String text) {
        asked();
        take(story.editedBy(Story.ASKER, LATER, "Import stops", text));

        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void when_the_team_or_a_bot_or_nobody_knows_who_edits_the_issue_it_stays_the_askers_turn() {
        asked();
        take(story.editedBy(Story.STAFF, LATER, "Import stops", TEXT + " It is 4.2"));
        take(story.editedBy(Story.BOT, LATER.plus(DAY), "Import stops", TEXT + " It is 4.2, says the robot"));
        take(story.editedBy(null, LATER.plus(DAY.multipliedBy(2)), "Import stops",
                TEXT + " It is 4.2, says a poll, too"));
        take(story.editedBy(Story.GHOST, LATER.plus(DAY.multipliedBy(3)), "Import",
                TEXT + " It is 4.2 for all we know now"));

        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void what_a_bot_writes_into_a_question_is_no_activity() {
        asked();
        take(story.editedBy(Story.BOT, LATER, "Import stops", TEXT + " Updated."));

        assertThat(books.status().lastActivityAt()).isEqualTo(START.plus(DAY));
    }

    @Test
    void a_label_of_the_askers_is_no_answer() {
        asked();
        take(story.editedBy(Story.ASKER, LATER, "Import stops", TEXT));

        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void an_asker_who_was_renamed_meanwhile_answers_all_the_same() {
        take(story.posted(Story.ASKER_WITH_ID, "Import stops", TEXT));
        take(story.reply(DAY, "1", Story.STAFF, "Which version is it?"));
        take(story.editedBy(Story.ASKER_RENAMED, LATER, "Import stops", TEXT + " It is 4.2"));

        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @Test
    void an_edit_while_it_is_the_teams_turn_leaves_the_clock_of_the_team_alone() {
        take(story.posted("Import stops", TEXT));
        take(story.editedBy(Story.ASKER, LATER, "Import stops", TEXT + " It is 4.2"));

        assertThat(books.status().awaitingSince()).isEqualTo(START);
        assertThat(books.status().lastActivityAt()).isEqualTo(START.plus(LATER));
    }

    @Test
    void an_edit_of_a_settled_question_opens_nothing() {
        asked();
        take(story.closed(DAY.multipliedBy(2)));
        take(story.editedBy(Story.ASKER, LATER, "Import stops", TEXT + " Solved by 4.3"));

        assertThat(books.status().awaiting()).isEqualTo(Turn.NOBODY);
    }

    private void asked() {
        take(story.posted("Import stops", TEXT));
        take(story.reply(DAY, "1", Story.STAFF, "Which version is it?"));
        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    private void take(Event<?> event) {
        books.take(event.time(), List.of(event));
    }

    private TurnChanged last() {
        List<TurnChanged> all = books.told(TurnChanged.class);
        return all.get(all.size() - 1);
    }
}
