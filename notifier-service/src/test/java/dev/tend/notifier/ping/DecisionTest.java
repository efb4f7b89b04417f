package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.Asked;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Asked asked = new Asked("team", "t");
    private QuestionStatus question = QuestionStatus.unknown(asked.question);

    @Test
    void what_still_holds_is_told() {
        assertThat(later(asked.typed())).isInstanceOf(Decision.Tell.class);
        assertThat(later(asked.aged("unanswered"))).isInstanceOf(Decision.Tell.class);
        assertThat(later(asked.assigned("ada"))).isInstanceOf(Decision.Tell.class);
        assertThat(later(asked.turn(Turn.AUTHOR, Turn.TEAM))).isInstanceOf(Decision.Tell.class);
        assertThat(later(asked.settled(QuestionSettled.How.CLOSED))).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void a_new_question_that_is_answered_by_now_is_not() {
        assertThat(later(asked.typed(), asked.answered())).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void an_aged_question_that_somebody_wrote_to_is_not() {
        assertThat(later(asked.aged("unanswered"), asked.answered())).isInstanceOf(Decision.Drop.class);
        assertThat(later(asked.aged("unanswered"), asked.typed())).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void nothing_is_told_of_a_settled_question_but_that_it_is_settled() {
        assertThat(later(asked.typed(), asked.settled(QuestionSettled.How.CLOSED))).isInstanceOf(Decision.Drop.class);
        assertThat(later(asked.aged("inactive"), asked.settled(QuestionSettled.How.CLOSED)))
                .isInstanceOf(Decision.Drop.class);
        assertThat(later(asked.assigned("ada"), asked.settled(QuestionSettled.How.CLOSED)))
                .isInstanceOf(Decision.Drop.class);
        assertThat(later(asked.settled(QuestionSettled.How.CLOSED))).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void that_it_is_settled_is_not_told_when_it_is_open_again() {
        Event<?> settled = asked.settled(QuestionSettled.How.CLOSED);
        assertThat(later(settled, asked.reopened())).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void that_somebody_resolved_it_is_told_before_triage_has_heard_of_it() {
        assertThat(later(asked.typed(), resolved())).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void what_nobody_took_is_not_told_when_somebody_has_or_it_is_answered_by_now() {
        Event<?> escalated = asked.escalated(QuestionEscalated.Step.BACK_UP, "ben");
        asked.aged("unanswered");
        assertThat(later(escalated)).isInstanceOf(Decision.Tell.class);
        assertThat(later(escalated, asked.aged("unanswered"), asked.assigned("ben"))).isInstanceOf(Decision.Tell.class);
        assertThat(later(escalated, asked.answered())).isInstanceOf(Decision.Drop.class);
        assertThat(
                later(escalated, event(new QuestionAcknowledged(asked.question, "ada", Asked.POSTED, asked.summary()))))
                .isInstanceOf(Decision.Drop.class);
        assertThat(later(escalated, event(new QuestionAssigned(asked.question, "ada", "ben", null,
                QuestionAssigned.Because.HANDED_OVER, "ben", Asked.POSTED, false, asked.summary()))))
                .isInstanceOf(Decision.Drop.class);
        assertThat(decide(escalated, QuestionStatus.unknown(asked.question).after(escalated.data())
                .takenAt(Asked.POSTED.minusMillis(1)), destination(false), NOW)).isInstanceOf(Decision.Tell.class);
    }

    private static <T extends EventData> Event<T> event(T data) {
        return Event.of("rotation-service", data, Asked.POSTED);
    }

    @Test
    void who_has_a_question_is_not_told_when_it_is_another_s_by_now() {
        assertThat(later(asked.assigned("ada"), asked.assigned("ben"))).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void who_is_on_duty_is_not_told_of_a_question_that_is_answered_by_now() {
        assertThat(later(asked.assigned("ada"), asked.typed())).isInstanceOf(Decision.Tell.class);
        assertThat(later(asked.assigned("ada"), asked.answered())).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void whose_turn_it_is_is_not_told_when_it_is_another_s_by_now() {
        assertThat(later(asked.turn(Turn.COMMUNITY, Turn.TEAM), asked.turn(Turn.TEAM, Turn.COMMUNITY)))
                .isInstanceOf(Decision.Drop.class);
    }

    @Test
    void private_questions_go_only_where_private_ones_may_be_read() {
        Event<?> typed = new Asked("team", "t").visibility(Visibility.PRIVATE).typed();
        QuestionStatus hidden = QuestionStatus.unknown("q").after(typed.data());

        assertThat(decide(typed, hidden, destination(false), NOW)).isInstanceOf(Decision.Withhold.class);
        assertThat(decide(typed, hidden, destination(true), NOW)).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void sensitive_questions_too() {
        Event<?> typed = new Asked("team", "t").sensitive().typed();
        QuestionStatus sensitive = QuestionStatus.unknown("q").after(typed.data());

        assertThat(decide(typed, sensitive, destination(false), NOW)).isInstanceOf(Decision.Withhold.class);
        assertThat(decide(typed, sensitive, destination(true), NOW)).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void a_question_that_became_sensitive_meanwhile_is_withheld() {
        Event<?> open = asked.typed();
        Event<?> assigned = asked.sensitive().assigned("ada");

        assertThat(decide(open, question.after(open.data()).after(asked.typed().data()), destination(false), NOW))
                .isInstanceOf(Decision.Withhold.class);
        assertThat(decide(assigned, question.after(open.data()).after(assigned.data()), destination(false), NOW))
                .isInstanceOf(Decision.Withhold.class);
    }

    @Test
    void a_question_that_became_private_meanwhile_is_withheld() {
        Event<?> typed = asked.typed();
        QuestionStatus hidden = QuestionStatus.unknown(asked.question).after(typed.data())
                .after(asked.visibility(Visibility.PRIVATE).typed().data());

        assertThat(decide(typed, hidden, destination(false), NOW)).isInstanceOf(Decision.Withhold.class);
    }

    @Test
    void a_question_of_which_nothing_is_known_is_private() {
        assertThat(QuestionStatus.unknown("q").isPublic()).isFalse();
    }

    @Test
    void an_older_event_does_not_make_it_public_again() {
        Event<?> open = asked.typed();
        Event<?> hidden = asked.visibility(Visibility.PRIVATE).typed();

        assertThat(question.after(hidden.data()).after(open.data()).isPublic()).isFalse();
    }

    @Test
    void who_heard_earlier_that_it_became_private_is_believed_until_triage_speaks_again() {
        Event<?> open = asked.typed();
        Event<?> assigned = asked.visibility(Visibility.PRIVATE).assigned("ada");
        QuestionStatus hidden = question.after(open.data()).after(assigned.data());

        assertThat(decide(assigned, hidden, destination(false), NOW)).isInstanceOf(Decision.Withhold.class);
        assertThat(hidden.after(asked.visibility(Visibility.PUBLIC).typed().data()).isPublic()).isTrue();
        Event<?> removed = asked.settled(QuestionSettled.How.REMOVED);
        assertThat(question.after(removed.data()).after(assigned.data()).summary()).isNull();
    }

    @Test
    void nothing_is_told_of_a_removed_question() {
        assertThat(later(asked.typed(), asked.settled(QuestionSettled.How.REMOVED))).isEqualTo(
                new Decision.Drop("the question was removed at its source"));
    }

    @Test
    void after_24_hours_of_trying_it_is_given_up() {
        Event<?> typed = asked.typed();
        question = question.after(typed.data());
        Optional<Instant> first = Optional.of(NOW.plus(Duration.ofHours(5)));

        assertThat(decide(typed, question, destination(false), NOW.plus(Duration.ofHours(29)), first))
                .isInstanceOf(Decision.Tell.class);
        assertThat(decide(typed, question, destination(false), NOW.plus(Duration.ofHours(29)).plusMillis(1), first))
                .isInstanceOf(Decision.GiveUp.class);
    }

    @Test
    void what_waited_for_days_because_Tend_was_down_is_told_all_the_same() {
        Event<?> typed = asked.typed();
        question = question.after(typed.data());

        assertThat(decide(typed, question, destination(false), NOW.plus(Duration.ofDays(3))))
                .isInstanceOf(Decision.Tell.class);
    }

    private Decision later(Event<?> told, Event<?>... meanwhile) {
        QuestionStatus now = QuestionStatus.unknown(asked.question).after(told.data());
        for (Event<?> event : meanwhile) {
            now = now.after(event.data());
        }
        return decide(told, now, destination(false), NOW);
    }

    private static Decision decide(Event<?> told, QuestionStatus question, Destination destination, Instant now) {
        return decide(told, question, destination, now, Optional.empty());
    }

    private static Decision decide(Event<?> told, QuestionStatus question, Destination destination, Instant now,
            Optional<Instant> firstTried) {
        Happening happening = Happening.of(told).orElseThrow();
        Ping ping = new Ping(UUID.randomUUID(), happening.question(), happening.reason(), happening.details(), "rule",
                NOW, 0, 0, firstTried, Optional.empty(), Optional.empty(), Optional.empty());
        return Decision.of(ping, question, destination, now);
    }

    private Event<?> resolved() {
        return Event.of("rotation-service", new QuestionResolved(asked.question, "ada", null, null, NOW,
                asked.summary(), NOW, null), NOW);
    }

    private static Destination destination(boolean holdsPrivate) {
        return new Destination("team", Destination.Kind.LOG, Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty(), holdsPrivate, Duration.ofSeconds(1), Optional.empty());
    }
}
