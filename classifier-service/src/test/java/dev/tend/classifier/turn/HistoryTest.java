package dev.tend.classifier.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.turn.Fact.Kind;
import dev.tend.events.Author;
import dev.tend.events.QuestionSettled.How;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;

class HistoryTest {

    @Test
    void a_new_question_waits_for_the_team() {
        Standing standing = after();

        assertThat(standing.turn()).isEqualTo(Turn.TEAM);
        assertThat(standing.turnSince()).isEqualTo(at(0));
        assertThat(standing.lastActivityAt()).isEqualTo(at(0));
        assertThat(standing.answered()).isFalse();
        assertThat(standing.unansweredSince()).contains(at(0));
        assertThat(standing.settled()).isEmpty();
        assertThat(standing.live()).isTrue();
    }

    @Test
    void after_a_staff_reply_it_waits_for_the_asker() {
        Standing standing = after(staff(1));

        assertThat(standing.turn()).isEqualTo(Turn.AUTHOR);
        assertThat(standing.turnSince()).isEqualTo(at(1));
        assertThat(standing.answered()).isTrue();
        assertThat(standing.unansweredSince()).isEmpty();
        assertThat(standing.because().words()).isEqualTo("one of the team replied");
    }

    @Test
    void the_turn_does_not_start_again_with_a_second_reply_of_the_same_side() {
        assertThat(after(staff(1), staff(2)).turnSince()).isEqualTo(at(1));
        assertThat(after(asker(1), asker(2)).turnSince()).isEqualTo(at(0));
    }

    @Test
    void after_a_reply_of_the_asker_it_waits_for_the_team() {
        Standing standing = after(staff(1), asker(2));

        assertThat(standing.turn()).isEqualTo(Turn.TEAM);
        assertThat(standing.turnSince()).isEqualTo(at(2));
        assertThat(standing.lastActivityAt()).isEqualTo(at(2));
        assertThat(standing.answered()).isTrue();
    }

    @Test
    void when_others_than_the_team_and_bots_replied_last_is_known_whose_turn_it_ever_is() {
        assertThat(after(staff(1), bot(2)).othersRepliedAt()).isEmpty();
        assertThat(after(staff(1), community(2), staff(3)).othersRepliedAt()).contains(at(2));
        assertThat(after(community(1), asker(2), bot(3)).othersRepliedAt()).contains(at(2));
        assertThat(after(staff(1), community(2), removed(3, "r2")).othersRepliedAt()).isEmpty();
    }

    @Test
    void the_askers_own_follow_up_is_no_answer() {
        Standing standing = after(asker(1), asker(2));

        assertThat(standing.turn()).isEqualTo(Turn.TEAM);
        assertThat(standing.answered()).isFalse();
        assertThat(standing.unansweredSince()).contains(at(0));
        assertThat(standing.lastActivityAt()).isEqualTo(at(2));
    }

    @Test
    void a_handle_is_the_same_in_any_case() {
        assertThat(after(reply(1, "VISITOR", false)).answered()).isFalse();
    }

    @Test
    void somebody_of_the_community_who_answers_first_takes_the_turn() {
        Standing standing = after(community(1));

        assertThat(standing.turn()).isEqualTo(Turn.COMMUNITY);
        assertThat(standing.answered()).isTrue();
        assertThat(standing.unansweredSince()).isEmpty();
    }

    @Test
    void the_asker_gives_the_turn_of_the_community_back_to_the_team() {
        assertThat(after(community(1), asker(2)).turn()).isEqualTo(Turn.TEAM);
        assertThat(after(community(1), asker(2), community(3)).turn()).isEqualTo(Turn.COMMUNITY);
    }

    @Test
    void a_staff_reply_takes_the_turn_from_the_community() {
        assertThat(after(community(1), staff(2)).turn()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void while_we_wait_for_the_asker_others_do_not_change_that() {
        assertThat(after(staff(1), community(2)).turn()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void one_of_the_team_who_asks_is_an_asker() {
        Standing followUp = after(reply(1, "visitor", true));
        assertThat(followUp.turn()).isEqualTo(Turn.TEAM);
        assertThat(followUp.answered()).isFalse();

        assertThat(after(reply(1, "visitor", true), staff(2)).turn()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void bots_and_stale_notices_are_no_answer_and_no_activity() {
        Standing standing = after(bot(5), bot(90));

        assertThat(standing).isEqualTo(after());
    }

    @Test
    void a_bot_does_not_change_whose_turn_it_is_after_a_reply_either() {
        assertThat(after(staff(1), asker(2), bot(60))).isEqualTo(after(staff(1), asker(2)));
    }

    @Test
    void closing_settles() {
        Standing standing = after(staff(1), fact(2, Kind.CLOSED));

        assertThat(standing.settled()).contains(How.CLOSED);
        assertThat(standing.turn()).isEqualTo(Turn.NOBODY);
        assertThat(standing.turnSince()).isEqualTo(at(2));
        assertThat(standing.lastActivityAt()).isEqualTo(at(2));
        assertThat(standing.unansweredSince()).isEmpty();
    }

    @Test
    void a_bot_that_closes_settles_and_is_no_activity() {
        Standing standing = after(staff(1), new Fact("x", Kind.CLOSED, at(9), null, null, false, true, false, null));

        assertThat(standing.settled()).contains(How.CLOSED);
        assertThat(standing.lastActivityAt()).isEqualTo(at(1));
    }

    @Test
    void closing_with_a_comment_of_the_same_second_settles() {
        assertThat(after(fact(1, Kind.CLOSED), asker(1)).settled()).contains(How.CLOSED);
        assertThat(after(fact(1, Kind.CLOSED), staff(1)).turn()).isEqualTo(Turn.NOBODY);
    }

    @Test
    void reopening_with_an_answer_of_the_same_second_waits_for_the_asker() {
        Fact reopened = new Fact("z, after all others", Kind.REOPENED, at(2), null, null, false, false, false, null);

        assertThat(after(fact(1, Kind.CLOSED), staff(2), reopened).turn()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void a_reply_of_the_team_below_a_closed_question_is_activity_and_opens_nothing() {
        Standing standing = after(fact(1, Kind.CLOSED), staff(2));

        assertThat(standing.settled()).contains(How.CLOSED);
        assertThat(standing.lastActivityAt()).isEqualTo(at(2));
    }

    @Test
    void reopening_starts_all_clocks_and_waits_for_the_team() {
        Standing standing = after(staff(1), fact(2, Kind.CLOSED), fact(3, Kind.REOPENED));

        assertThat(standing.settled()).isEmpty();
        assertThat(standing.turn()).isEqualTo(Turn.TEAM);
        assertThat(standing.turnSince()).isEqualTo(at(3));
        assertThat(standing.unansweredSince()).contains(at(3));
        assertThat(standing.lastActivityAt()).isEqualTo(at(3));
        assertThat(standing.answered()).isTrue();
    }

    @Test
    void an_accepted_answer_settles_and_a_withdrawn_one_opens_again() {
        assertThat(after(community(1), accepted(2, "r1")).settled()).contains(How.ANSWER_ACCEPTED);

        Standing open = after(community(1), accepted(2, "r1"), withdrawn(3, "r1"));
        assertThat(open.settled()).isEmpty();
        assertThat(open.turn()).isEqualTo(Turn.TEAM);
        assertThat(open.unansweredSince()).contains(at(3));
    }

    @Test
    void moving_the_mark_to_a_better_answer_keeps_it_settled() {
        assertThat(
                after(community(1), community(2), accepted(3, "r1"), accepted(4, "r2"), withdrawn(5, "r1")).settled())
                .contains(How.ANSWER_ACCEPTED);
        assertThat(after(accepted(3, "r1"), withdrawn(4, "r1"), accepted(4, "r2")).settled())
                .contains(How.ANSWER_ACCEPTED);
    }

    @Test
    void withdrawing_the_answer_of_a_closed_question_leaves_it_closed() {
        assertThat(after(accepted(1, "r1"), fact(2, Kind.CLOSED), withdrawn(3, "r1")).settled()).contains(How.CLOSED);
    }

    @Test
    void an_accepted_answer_that_is_removed_settles_nothing() {
        assertThat(after(community(1), accepted(2, "r1"), removed(3, "r1")).settled()).isEmpty();
    }

    @Test
    void thanks_after_an_accepted_answer_open_nothing() {
        assertThat(after(community(1), accepted(2, "r1"), thanks(3)).settled()).contains(How.ANSWER_ACCEPTED);
    }

    @Test
    void what_a_person_resolves_is_settled_until_the_asker_or_another_replies() {
        assertThat(after(resolved(1)).settled()).contains(How.RESOLVED);
        assertThat(after(resolved(1), staff(3)).settled()).contains(How.RESOLVED);
        assertThat(after(resolved(1), community(2)).settled()).isEmpty();

        Standing open = after(resolved(1), asker(2));
        assertThat(open.settled()).isEmpty();
        assertThat(open.turn()).isEqualTo(Turn.TEAM);
        assertThat(open.turnSince()).isEqualTo(at(2));
        assertThat(open.unansweredSince()).contains(at(2));
    }

    @Test
    void a_reply_of_the_asker_that_was_not_known_when_it_was_resolved_opens_it_again() {
        Fact resolved = resolved(5, 1);

        assertThat(after(community(1), resolved).settled()).contains(How.RESOLVED);
        assertThat(after(community(1), resolved).turnSince()).isEqualTo(at(5));
        Standing open = after(community(1), resolved, asker(3));
        assertThat(open.settled()).isEmpty();
        assertThat(open.turnSince()).isEqualTo(at(3));
        assertThat(after(community(1), asker(3), resolved(6, 3)).settled()).contains(How.RESOLVED);
    }

    @Test
    void the_first_answer_of_another_human_is_when_it_was_answered() {
        assertThat(after(asker(1), bot(2)).answeredAt()).isEmpty();
        assertThat(after(asker(1), community(3), staff(4), fact(5, Kind.CLOSED), fact(6, Kind.REOPENED)).answeredAt())
                .contains(at(3));
    }

    @Test
    void settling_here_is_no_word_where_it_was_asked() {
        assertThat(after(staff(1), resolved(5)).lastActivityAt()).isEqualTo(at(1));
        assertThat(after(staff(1), resolved(5)).turnSince()).isEqualTo(at(5));
    }

    @Test
    void what_is_resolved_and_closed_at_its_source_is_the_teams_turn_when_the_asker_replies() {
        assertThat(after(resolved(1), fact(2, Kind.CLOSED), asker(3)).settled()).isEmpty();
        assertThat(after(resolved(1), fact(2, Kind.CLOSED), asker(3), staff(4)).settled())
                .as("what we settled was not the last word; that it is closed is").contains(How.CLOSED);
    }

    @Test
    void a_removed_reply_that_is_shown_again_counts_until_it_is_removed_again() {
        assertThat(after(staff(1), removed(2, "r1"), restored(1, 3)).turn()).isEqualTo(Turn.AUTHOR);
        assertThat(after(staff(1), removed(2, "r1"), restored(1, 3), removed(4, "r1"))).isEqualTo(after());
        assertThat(after(staff(1), restored(1, 3), removed(4, "r1"))).as("the first removal was missed")
                .isEqualTo(after());
        assertThat(after(restored(1, 3), removed(2, "r1")).turn()).as("told late").isEqualTo(Turn.AUTHOR);
    }

    @Test
    void a_removed_reply_is_undone() {
        assertThat(after(staff(1), removed(2, "r1"))).isEqualTo(after());
        assertThat(after(staff(1), asker(2), removed(3, "r2"))).isEqualTo(after(staff(1)));
        assertThat(after(staff(1), asker(2), removed(3, "r1")).answered()).isFalse();
    }

    @Test
    void an_edited_text_is_activity_and_a_new_label_is_not() {
        assertThat(after(edited(5, "other text")).lastActivityAt()).isEqualTo(at(5));
        assertThat(after(edited(5, "text")).lastActivityAt()).isEqualTo(at(0));
        assertThat(after(edited(5, "other text")).turn()).isEqualTo(Turn.TEAM);
    }

    @Test
    void a_removed_question_is_settled_for_good() {
        Standing standing = after(staff(1), fact(2, Kind.REMOVED), fact(3, Kind.REOPENED), edited(4, "again"));

        assertThat(standing.settled()).contains(How.REMOVED);
        assertThat(standing.isRemoved()).isTrue();
        assertThat(standing.turn()).isEqualTo(Turn.NOBODY);
        assertThat(standing).isEqualTo(after(fact(2, Kind.REMOVED)));
    }

    @Test
    void the_newest_correction_of_a_person_holds() {
        assertThat(after(corrected(5, QuestionType.BUG), corrected(3, QuestionType.QUESTION)).correction())
                .contains(new Standing.Correction(QuestionType.BUG, "eric"));
        assertThat(after(corrected(1, QuestionType.BUG), edited(2, "other")).correction()).isPresent();
    }

    @Test
    void history_is_silent_until_a_human_says_something_new() {
        assertThat(history().live()).isFalse();
        assertThat(history(old(staff(1)), old(asker(2)), old(fact(3, Kind.CLOSED)), old(fact(4, Kind.REOPENED))).live())
                .isFalse();
        assertThat(history(bot(5)).live()).isFalse();
        assertThat(history(edited(5, "text")).live()).as("labels only").isFalse();
        assertThat(history(fact(5, Kind.CLOSED)).live()).isFalse();
        assertThat(history(resolved(5)).live()).isFalse();

        assertThat(history(asker(5)).live()).isTrue();
        assertThat(history(community(5)).live()).isTrue();
        assertThat(history(edited(5, "other text")).live()).isTrue();
        assertThat(history(fact(5, Kind.CLOSED), fact(6, Kind.REOPENED)).live()).isTrue();
    }

    @Test
    void who_is_assigned_is_silent_from_then_and_from_each_of_their_own_words() {
        assertThat(after().contributorSilentSince()).isEmpty();
        assertThat(after(community(1), assigned(2, "Neighbour")).contributorSilentSince()).contains(at(2));
        assertThat(after(assigned(2, "neighbour"), community(5)).contributorSilentSince()).contains(at(5));
        assertThat(after(assigned(2, "visitor"), asker(5)).contributorSilentSince()).as("who asked can take it too")
                .contains(at(5));
        assertThat(after(assigned(2, "neighbour", "colleague"), community(5), staff(7)).contributorSilentSince())
                .as("the last of several").contains(at(7));
    }

    @Test
    void what_others_and_bots_write_or_was_removed_does_not_start_the_silence_anew() {
        Fact taken = assigned(2, "neighbour");

        assertThat(after(taken, staff(5), asker(6), bot(7)).contributorSilentSince()).contains(at(2));
        assertThat(after(taken, community(5), removed(6, "r5")).contributorSilentSince()).contains(at(2));
        assertThat(after(taken, edited(5, "other text")).contributorSilentSince()).contains(at(2));
    }

    @Test
    void an_assignment_that_is_told_again_does_not_start_the_silence_anew_and_a_new_one_does() {
        assertThat(after(assigned(2, "neighbour"), assigned(6, "NEIGHBOUR")).contributorSilentSince()).contains(at(2));
        assertThat(after(assigned(2, "neighbour"), assigned(6, "neighbour", "newcomer")).contributorSilentSince())
                .contains(at(6));
        assertThat(after(assigned(2, "neighbour", "newcomer"), community(5), assigned(6, "newcomer"))
                .contributorSilentSince()).as("who is not assigned any more does not count").contains(at(2));
    }

    @Test
    void where_nobody_is_assigned_any_more_nobody_is_silent() {
        assertThat(after(assigned(2, "neighbour"), assigned(6)).contributorSilentSince()).isEmpty();
        assertThat(after(assigned(2, "neighbour"), assigned(6), community(7), assigned(8, "neighbour"))
                .contributorSilentSince()).contains(at(8));
        assertThat(after(assigned(6), assigned(2, "neighbour")).contributorSilentSince()).as("told late").isEmpty();
    }

    @Test
    void a_question_that_is_opened_again_gives_its_contributors_their_time_anew() {
        assertThat(after(assigned(2, "neighbour"), fact(3, Kind.CLOSED), fact(9, Kind.REOPENED))
                .contributorSilentSince()).contains(at(9));
    }

    @Test
    void history_that_somebody_takes_now_is_live_again_and_nobody_has_written() {
        assertThat(history(assigned(5, "neighbour")).live()).isTrue();
        assertThat(history(assigned(5, "neighbour")).lastActivityAt()).isEqualTo(at(0));
        assertThat(history(assigned(5)).live()).isFalse();
        assertThat(history(old(assigned(5, "neighbour"))).live()).isFalse();
        assertThat(history(old(assigned(5, "neighbour")), assigned(6, "neighbour")).live()).isFalse();
    }

    @Test
    void facts_are_read_by_their_time_whatever_order_they_came_in() {
        assertThat(after(asker(3), staff(1), community(2))).isEqualTo(after(staff(1), community(2), asker(3)));
        assertThat(after(fact(4, Kind.REOPENED), fact(2, Kind.CLOSED)).settled()).isEmpty();
    }

    private static Standing after(Fact... facts) {
        return read(new Fact("posted", Kind.POSTED, at(0), null, null, false, false, false, "text"), facts);
    }

    private static Standing history(Fact... facts) {
        return read(new Fact("posted", Kind.POSTED, at(0), null, null, false, false, true, "text"), facts);
    }

    private static Standing read(Fact posted, Fact... facts) {
        List<Fact> all = new ArrayList<>(Arrays.asList(facts));
        all.add(posted);
        return History.read(new Asked(new Author("visitor", null, false, false), at(0), null), false, all);
    }

    private static Fact staff(int hour) {
        return reply(hour, "colleague", true);
    }

    private static Fact asker(int hour) {
        return reply(hour, "visitor", false);
    }

    private static Fact community(int hour) {
        return reply(hour, "neighbour", false);
    }

    private static Fact reply(int hour, String by, boolean staff) {
        return new Fact("reply" + hour, Kind.REPLY, at(hour), "r" + hour, by, staff, false, false, null);
    }

    private static Fact bot(int hour) {
        return new Fact("bot" + hour, Kind.REPLY, at(hour), "r" + hour, "stale-bot", false, true, false, null);
    }

    private static Fact thanks(int hour) {
        return new Fact("reply" + hour, Kind.REPLY, at(hour), "r" + hour, "visitor", false, false, false, Fact.THANKS);
    }

    private static Fact removed(int hour, String reply) {
        return new Fact("removed" + hour, Kind.REPLY_REMOVED, at(hour), reply, null, false, false, false, null);
    }

    private static Fact restored(int hour, int restoredAt) {
        return new Fact("restored" + hour + "@" + restoredAt, Kind.REPLY, at(hour), "r" + hour, "colleague", true,
                false, false, Fact.RESTORED + at(restoredAt));
    }

    private static Fact accepted(int hour, String reply) {
        return new Fact("accepted" + hour, Kind.ANSWER_ACCEPTED, at(hour), reply, null, false, false, false, null);
    }

    private static Fact withdrawn(int hour, String reply) {
        return new Fact("withdrawn" + hour, Kind.ANSWER_WITHDRAWN, at(hour), reply, null, false, false, false, null);
    }

    private static Fact resolved(int hour) {
        return new Fact("resolved" + hour, Kind.RESOLVED, at(hour), null, "eric", true, false, false, null);
    }

    private static Fact resolved(int hour, int seenUntil) {
        return new Fact("resolved" + hour, Kind.RESOLVED, at(seenUntil), null, "eric", true, false, false,
                at(hour).toString());
    }

    private static Fact corrected(int hour, QuestionType type) {
        return new Fact("corrected" + hour, Kind.RECLASSIFIED, at(hour), null, "eric", true, false, false, type.name());
    }

    private static Fact edited(int hour, String text) {
        return new Fact("edited" + hour, Kind.EDITED, at(hour), null, null, false, false, false, text);
    }

    private static Fact assigned(int hour, String... handles) {
        return new Fact("assigned" + hour, Kind.ASSIGNED, at(hour), null, null, false, false, false,
                String.join("\n", handles));
    }

    private static Fact fact(int hour, Kind kind) {
        return new Fact(kind + "" + hour, kind, at(hour), null, null, false, false, false, null);
    }

    private static Fact old(Fact fact) {
        return new Fact(fact.id(), fact.kind(), fact.at(), fact.reply(), fact.by(), fact.staff(), fact.noise(), true,
                fact.detail());
    }

    private static Instant at(int hour) {
        return Instant.parse("2026-11-20T00:00:00Z").plusSeconds(hour * 3600L);
    }
}
