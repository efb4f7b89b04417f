package dev.tend.rotation.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.events.QuestionSettled.How;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;
import dev.tend.rotation.Triage;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;

class TriageUpdateTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Triage triage = Triage.of("github:pinwheel/engine#1").lastActivityAt(NOW.minusSeconds(60));
    private final Question typed = TriageUpdate.of(null, triage.typed());
    private final Question resolved = typed
            .with(typed.care().assigned("bea", "first-line", NOW)
                    .resolved(new Care.Resolution("bea", null, null, NOW)));
    private final Question snoozed = typed
            .with(typed.care().assigned("bea", "first-line", NOW).snoozed(NOW.plusSeconds(3600), null, NOW));

    @Test
    void an_older_event_changes_nothing() {
        Question newer = TriageUpdate.of(typed, triage.title("New").revision(7).typed());

        assertThat(TriageUpdate.of(newer, triage.title("Old").revision(6).typed())).isSameAs(newer);
        assertThat(TriageUpdate.of(newer, triage.revision(6).awaiting(Turn.NOBODY).settled(How.CLOSED)))
                .isSameAs(newer);
    }

    @Test
    void any_event_makes_the_question_known() {
        Question known = TriageUpdate.of(null, triage.aged("unanswered").agedNow("unanswered"));

        assertThat(known.summary()).isEqualTo(typed.summary());
        assertThat(known.status().aged()).containsExactly("unanswered");
        assertThat(known.excerpt()).isNull();
    }

    @Test
    void ageing_and_turns_keep_the_text_and_the_type() {
        Question aged = TriageUpdate.of(typed, triage.revision(2).aged("unanswered").agedNow("unanswered"));

        assertThat(aged.excerpt()).isEqualTo("They stop at 40 knots.");
        assertThat(aged.typing()).isEqualTo(typed.typing());
    }

    @Test
    void a_question_that_becomes_private_loses_its_text() {
        Question hidden = TriageUpdate.of(typed, triage.revision(2).visibility(Visibility.PRIVATE).turned(Turn.TEAM));

        assertThat(hidden.excerpt()).isNull();
        assertThat(hidden.summary().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void a_question_that_becomes_sensitive_loses_its_text() {
        assertThat(TriageUpdate.of(typed, triage.revision(2).flags("SENSITIVE").turned(Turn.TEAM)).excerpt()).isNull();
    }

    @Test
    void a_persons_type_stays_whatever_rules_or_older_corrections_say() {
        Question corrected = typed
                .with(TriageUpdate.of(null, triage.type(QuestionType.QUESTION, TypedBy.PERSON).typed())
                        .summary(), new Question.Typing(TypedBy.PERSON, 1, List.of("Bea Lindqvist said so")));

        Question byRules = TriageUpdate.of(corrected, triage.revision(2).typed());
        Question byOlder = TriageUpdate.of(byRules,
                triage.type(QuestionType.FEATURE_PROPOSAL, TypedBy.PERSON).revision(3).typed());
        Question byTurn = TriageUpdate.of(byOlder, triage.revision(4).turned(Turn.TEAM));
        for (Question after : List.of(byRules, byOlder, byTurn)) {
            assertThat(after.summary().type()).isEqualTo(QuestionType.QUESTION);
            assertThat(after.typing().reasons()).containsExactly("Bea Lindqvist said so");
        }
        Question echoed = TriageUpdate.of(byTurn,
                triage.type(QuestionType.QUESTION, TypedBy.PERSON).revision(5).typed());
        assertThat(echoed.summary().type()).isEqualTo(QuestionType.QUESTION);
    }

    @Test
    void what_was_resolved_here_stays_so_while_the_classifier_does_not_know_and_when_it_does() {
        Question meanwhile = TriageUpdate.of(resolved, triage.revision(2).aged("unanswered").agedNow("unanswered"));
        Question echoed = TriageUpdate.of(meanwhile, triage.revision(3).awaiting(Turn.NOBODY).settled(How.RESOLVED));

        assertThat(meanwhile.state()).isEqualTo(QuestionState.SETTLED);
        assertThat(echoed.state()).isEqualTo(QuestionState.SETTLED);
        assertThat(echoed.care().resolution()).isNotNull();
    }

    @Test
    void whatever_is_written_before_the_classifier_knows_leaves_it_resolved_with_what_settled_it() {
        for (Turn turn : List.of(Turn.TEAM, Turn.AUTHOR, Turn.COMMUNITY)) {
            Question after = TriageUpdate.of(resolved, triage.revision(2).lastActivityAt(NOW.plusSeconds(5))
                    .awaiting(turn).turned(Turn.TEAM));

            assertThat(after.state()).isEqualTo(QuestionState.SETTLED);
            assertThat(after.care().resolution()).isEqualTo(resolved.care().resolution());
        }
    }

    @Test
    void what_is_open_again_after_resolving_is_open_for_whose_it_was() {
        Question unconfirmed = TriageUpdate.of(resolved, triage.revision(2).turned(Turn.NOBODY));
        Question echoed = TriageUpdate.of(resolved, triage.revision(2).awaiting(Turn.NOBODY).settled(How.RESOLVED));
        Question confirmed = TriageUpdate.of(echoed, triage.revision(3).turned(Turn.NOBODY));

        for (Question reopened : List.of(unconfirmed, confirmed)) {
            assertThat(reopened.state()).isEqualTo(QuestionState.OPEN);
            assertThat(reopened.care()).isEqualTo(Care.NONE.assigned("bea", "first-line", NOW));
        }
    }

    @Test
    void a_reply_of_the_community_ends_a_snooze_whose_turn_it_ever_is_and_one_of_the_team_or_of_before_does_not() {
        Instant replied = NOW.plusSeconds(5);
        for (Turn turn : List.of(Turn.AUTHOR, Turn.COMMUNITY)) {
            Triage now = triage.revision(2).awaiting(turn);
            assertThat(TriageUpdate.of(snoozed, now.turned(turn, replied)).state()).isEqualTo(QuestionState.OPEN);
            assertThat(TriageUpdate.of(snoozed, now.turned(Turn.TEAM, replied)).state()).isEqualTo(QuestionState.OPEN);
            assertThat(TriageUpdate.of(snoozed, now.turned(turn, NOW)).state()).isEqualTo(QuestionState.SNOOZED);
            assertThat(TriageUpdate.of(snoozed, now.turned(turn, null)).state()).isEqualTo(QuestionState.SNOOZED);
        }
    }

    @Test
    void what_is_put_off_stays_so_until_it_is_settled_or_our_turn_anew() {
        assertThat(TriageUpdate.of(snoozed, triage.revision(2).aged("unanswered").agedNow("unanswered")).state())
                .isEqualTo(QuestionState.SNOOZED);
        assertThat(TriageUpdate.of(snoozed, triage.revision(2).awaiting(Turn.AUTHOR).turned(Turn.TEAM)).state())
                .isEqualTo(QuestionState.SNOOZED);
        assertThat(TriageUpdate.of(snoozed, triage.revision(2).turned(Turn.TEAM)).state())
                .isEqualTo(QuestionState.OPEN);
        Question settled = TriageUpdate.of(snoozed, triage.revision(2).awaiting(Turn.NOBODY).settled(How.CLOSED));
        assertThat(settled.state()).isEqualTo(QuestionState.SETTLED);
        assertThat(settled.care().snoozedUntil()).isNull();
    }
}
