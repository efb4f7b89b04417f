package dev.tend.rotation.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.tend.events.QuestionAssigned;
import dev.tend.events.TypedBy;
import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.Triage;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Schedule;

class DutyTest {

    private static final Instant FIRST_TURN = Instant.parse("2026-01-05T09:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final Community community = Pinwheel.withRotations("UTC",
            "r: {members: [mo, zed, bea], every: P1W, starts: \"2026-01-05T09:00\"}");
    private final Duty duty = new Duty(
            List.of(new Schedule(community.rotations().get("r"), community, List.of(), List.of())));

    @Test
    void a_question_is_given_to_who_was_on_duty_when_it_came_in() {
        assertThat(given(FIRST_TURN, FIRST_TURN.plus(WEEK), FIRST_TURN.plus(WEEK.multipliedBy(2)))).contains("zed");
    }

    @Test
    void a_question_that_came_in_before_the_first_turn_is_given_to_who_was_on_duty_at_its_event() {
        assertThat(given(FIRST_TURN.minus(WEEK), FIRST_TURN.plus(WEEK), FIRST_TURN.plus(WEEK.multipliedBy(2))))
                .contains("bea");
    }

    @Test
    void where_nobody_was_on_duty_then_either_it_is_given_to_who_is_now() {
        Instant before = FIRST_TURN.minus(WEEK);

        assertThat(given(before, before, FIRST_TURN.plus(WEEK.multipliedBy(2)))).contains("mo");
        assertThat(given(before, before, before)).isEmpty();
    }

    @Test
    void a_question_of_who_has_left_is_handed_over_and_never_to_whose_it_is() {
        assertThat(handedOver("gone")).contains("zed");
        assertThat(handedOver("zed")).isEmpty();
    }

    private Optional<String> handedOver(String from) {
        return duty.takeOver(question(Care.NONE.assigned(from, "r", FIRST_TURN)), FIRST_TURN)
                .map(changed -> ((QuestionAssigned) changed.event()).assignee());
    }

    private Optional<String> given(Instant cameIn, Instant otherwise, Instant now) {
        return duty.give(question(Care.NONE), cameIn, otherwise, now)
                .map(changed -> ((QuestionAssigned) changed.event()).assignee());
    }

    private static Question question(Care care) {
        Triage triage = Triage.of("github:pinwheel/engine#1");
        return new Question(triage.question(), triage.typed().summary(), null,
                new Question.Typing(TypedBy.RULES, 0.8, List.of()), triage.status(), care, 0);
    }
}
