package dev.tend.rotation.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.tend.events.QuestionEscalated.Step;
import dev.tend.events.Turn;
import dev.tend.kit.community.Policy;
import dev.tend.kit.community.WorkingTime;
import dev.tend.rotation.Triage;
import dev.tend.rotation.escalation.Escalation.Outcome;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Question;

class EscalationTest {

    /** A Friday. */
    private static final Instant AGED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Triage LATE = Triage.of("q").aged("unanswered");

    private final Policy policy = policy(Optional.empty(),
            Map.of(Step.BACK_UP, DAY, Step.CHANNEL, DAY.multipliedBy(2)));

    @Test
    void each_step_is_told_at_its_very_moment_and_the_next_is_awaited() {
        Instant first = AGED.plus(DAY);
        Instant second = first.plus(DAY);

        assertThat(decide(question(LATE), AGED)).isEqualTo(new Outcome(List.of(), Optional.of(first)));
        assertThat(decide(question(LATE), first.minusNanos(1))).isEqualTo(new Outcome(List.of(), Optional.of(first)));
        assertThat(decide(question(LATE), first)).isEqualTo(new Outcome(List.of(Step.BACK_UP), Optional.of(second)));
        assertThat(decide(question(LATE), second, Step.BACK_UP))
                .isEqualTo(new Outcome(List.of(Step.CHANNEL), Optional.empty()));
        assertThat(decide(question(LATE), second, Step.BACK_UP, Step.CHANNEL))
                .isEqualTo(new Outcome(List.of(), Optional.empty()));
    }

    @Test
    void nobody_is_told_of_what_somebody_of_ours_has_done_something_about_since() {
        Care given = Care.NONE.assigned("mo", "first-line", AGED.minus(DAY));
        Instant since = AGED.plusSeconds(1);

        for (Care care : List.of(given.acknowledged("mo", since), given.assigned("bea", null, since),
                given.snoozed(since.plus(DAY), null, since),
                given.snoozed(since.plusSeconds(9), null, since).awake())) {
            assertThat(decide(question(LATE).with(care), AGED.plus(DAY)).tell()).as("%s", care).isEmpty();
        }
        for (Care care : List.of(given, given.acknowledged("mo", AGED.minusSeconds(1)),
                given.assigned("bea", "first-line", since))) {
            assertThat(decide(question(LATE).with(care), AGED.plus(DAY)).tell()).as("%s", care)
                    .containsExactly(Step.BACK_UP);
        }
    }

    @Test
    void nobody_is_told_of_what_is_answered_or_settled_or_history() {
        for (Triage over : List.of(LATE.aged(), LATE.aged("inactive"), LATE.awaiting(Turn.NOBODY), LATE.silent())) {
            assertThat(decide(question(over), AGED.plus(DAY.multipliedBy(9))))
                    .isEqualTo(new Outcome(List.of(), Optional.empty()));
        }
    }

    @Test
    void what_is_heard_of_late_gives_people_the_same_time() {
        Escalation late = new Escalation("q", "unanswered", AGED, "quick", AGED, AGED.plus(DAY.multipliedBy(5)),
                Set.of());

        assertThat(late.decide(question(LATE), Optional.of(policy), AGED.plus(DAY.multipliedBy(5))))
                .isEqualTo(new Outcome(List.of(), Optional.of(AGED.plus(DAY.multipliedBy(6)))));
    }

    @Test
    void what_was_heard_of_while_the_clock_was_ahead_counts_from_when_the_threshold_passed() {
        Escalation ahead = new Escalation("q", "unanswered", AGED, "quick", AGED, AGED.plus(DAY.multipliedBy(5)),
                Set.of());

        assertThat(ahead.decide(question(LATE), Optional.of(policy), AGED.plus(DAY)).tell())
                .containsExactly(Step.BACK_UP);
    }

    @Test
    void a_policy_that_counts_working_time_leaves_people_their_weekend() {
        Policy working = policy(Optional.of(new WorkingTime(ZoneOffset.UTC,
                EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0),
                new TreeSet<>())), Map.of(Step.CHANNEL, DAY));

        assertThat(aged().decide(question(LATE), Optional.of(working), AGED.plus(DAY)).next())
                .contains(AGED.plus(DAY.multipliedBy(3)));
    }

    @Test
    void a_policy_that_is_another_by_now_is_gone_by() {
        Policy longer = policy(Optional.empty(), Map.of(Step.BACK_UP, DAY.multipliedBy(3)));

        assertThat(aged().decide(question(LATE), Optional.of(longer), AGED.plus(DAY)))
                .isEqualTo(new Outcome(List.of(), Optional.of(AGED.plus(DAY.multipliedBy(3)))));
        assertThat(aged().decide(question(LATE), Optional.empty(), AGED.plus(DAY)))
                .isEqualTo(new Outcome(List.of(), Optional.empty()));
    }

    private Outcome decide(Question question, Instant at, Step... told) {
        return aged(told).decide(question, Optional.of(policy), at);
    }

    private static Escalation aged(Step... told) {
        return new Escalation("q", "unanswered", AGED.minus(DAY), "quick", AGED, AGED, Set.of(told));
    }

    private static Policy policy(Optional<WorkingTime> counts, Map<Step, Duration> steps) {
        return new Policy("quick", Map.of(Policy.UNANSWERED, DAY), counts, Optional.empty(), new EnumMap<>(steps));
    }

    private static Question question(Triage triage) {
        return new Question("q", triage.typed().summary(), null, new Question.Typing(triage.by(), 1, List.of()),
                triage.status(), Care.NONE, 0);
    }
}
