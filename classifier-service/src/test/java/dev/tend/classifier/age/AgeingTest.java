package dev.tend.classifier.age;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.turn.Because;
import dev.tend.classifier.turn.Standing;
import dev.tend.events.QuestionSettled;
import dev.tend.events.Turn;
import dev.tend.kit.community.Policy;
import dev.tend.kit.community.WorkingTime;

class AgeingTest {

    private static final Instant POSTED = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant AFTER_2_DAYS = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant AFTER_7_DAYS = Instant.parse("2026-11-27T12:00:00Z");

    private static final WorkingTime OFFICE = new WorkingTime(ZoneOffset.UTC,
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0),
            new TreeSet<>());

    private static final Policy PEER_TO_PEER = policy("P2D", "P7D");

    @Test
    void a_new_question_gets_a_deadline_for_each_threshold_of_its_policy() {
        Ageing ageing = Ageing.of(unanswered(), Optional.of(PEER_TO_PEER), List.of(), POSTED);

        assertThat(ageing.changed()).containsExactly(
                new Deadline("peer-to-peer", "unanswered", POSTED, AFTER_2_DAYS, null),
                new Deadline("peer-to-peer", "inactive", POSTED, AFTER_7_DAYS, null));
        assertThat(ageing.aged()).isEmpty();
        assertThat(ageing.toTell()).isEmpty();
    }

    @Test
    void without_a_policy_nothing_ages() {
        Ageing ageing = Ageing.of(unanswered(), Optional.empty(), List.of(), AFTER_7_DAYS);

        assertThat(ageing.changed()).isEmpty();
        assertThat(ageing.aged()).isEmpty();
    }

    @Test
    void a_threshold_passes_at_its_very_moment_and_not_before() {
        assertThat(of(unanswered(), List.of(), AFTER_2_DAYS.minusNanos(1000)).aged()).isEmpty();
        assertThat(of(unanswered(), List.of(), AFTER_2_DAYS).aged()).containsExactly("unanswered");
    }

    @Test
    void each_clock_is_told_once() {
        Ageing first = of(unanswered(), List.of(), AFTER_2_DAYS);
        assertThat(first.toTell()).extracting(Deadline::threshold).containsExactly("unanswered");

        Ageing again = of(unanswered(), first.keptOf(List.of()), AFTER_2_DAYS.plusSeconds(60));
        assertThat(again.toTell()).isEmpty();
        assertThat(again.changed()).isEmpty();
        assertThat(again.aged()).containsExactly("unanswered");
    }

    @Test
    void what_has_passed_on_arrival_is_told_at_once() {
        Ageing ageing = of(unanswered(), List.of(), AFTER_7_DAYS);

        assertThat(ageing.toTell()).extracting(Deadline::threshold).containsExactly("unanswered", "inactive");
    }

    @Test
    void an_answer_stops_the_unanswered_clock_and_starts_the_inactive_one_anew() {
        Instant answer = AFTER_2_DAYS.plusSeconds(1);
        List<Deadline> before = of(unanswered(), List.of(), AFTER_2_DAYS).keptOf(List.of());

        Ageing ageing = of(answered(answer), before, answer);

        assertThat(ageing.aged()).isEmpty();
        assertThat(ageing.changed()).containsExactly(
                new Deadline("peer-to-peer", "inactive", answer, answer.plus(Duration.ofDays(7)), null));
        assertThat(ageing.dropped()).containsExactly(
                new Deadline("peer-to-peer", "inactive", POSTED, AFTER_7_DAYS, null));
    }

    @Test
    void a_settled_question_has_no_deadlines() {
        List<Deadline> before = of(unanswered(), List.of(), POSTED).keptOf(List.of());

        Ageing ageing = of(settled(), before, AFTER_7_DAYS);

        assertThat(ageing.aged()).isEmpty();
        assertThat(ageing.toTell()).isEmpty();
        assertThat(ageing.dropped()).hasSize(2);
    }

    @Test
    void a_clock_that_runs_again_from_the_same_start_is_not_told_again() {
        List<Deadline> told = of(unanswered(), List.of(), AFTER_2_DAYS).keptOf(List.of());
        Ageing answered = of(answered(AFTER_2_DAYS), told, AFTER_2_DAYS);

        Ageing undone = of(unanswered(), answered.keptOf(told), AFTER_2_DAYS.plusSeconds(5));

        assertThat(undone.aged()).containsExactly("unanswered");
        assertThat(undone.toTell()).isEmpty();
    }

    @Test
    void a_changed_policy_moves_deadlines_that_are_still_to_come() {
        List<Deadline> before = of(unanswered(), List.of(), POSTED).keptOf(List.of());

        Ageing ageing = Ageing.of(unanswered(), Optional.of(policy("P1D", "P7D")), before, POSTED);

        assertThat(ageing.changed()).containsExactly(
                new Deadline("peer-to-peer", "unanswered", POSTED, POSTED.plus(Duration.ofDays(1)), null));
        assertThat(ageing.dropped()).isEmpty();
    }

    @Test
    void a_policy_made_longer_takes_back_what_had_aged_and_tells_it_at_its_new_time() {
        List<Deadline> told = of(unanswered(), List.of(), AFTER_2_DAYS).keptOf(List.of());
        Policy longer = policy("P3D", "P7D");

        Ageing back = Ageing.of(unanswered(), Optional.of(longer), told, AFTER_2_DAYS.plusSeconds(1));
        assertThat(back.aged()).isEmpty();

        Ageing later = Ageing.of(unanswered(), Optional.of(longer), back.keptOf(told),
                POSTED.plus(Duration.ofDays(3)));
        assertThat(later.toTell()).extracting(Deadline::threshold).containsExactly("unanswered");
    }

    @Test
    void a_policy_that_is_gone_leaves_no_deadlines_behind() {
        List<Deadline> before = of(unanswered(), List.of(), POSTED).keptOf(List.of());

        assertThat(Ageing.of(unanswered(), Optional.empty(), before, POSTED).dropped()).hasSize(2);
    }

    @Test
    void what_was_told_stays_so_when_another_replicas_clock_is_behind() {
        List<Deadline> told = of(unanswered(), List.of(), AFTER_2_DAYS).keptOf(List.of());

        assertThat(of(unanswered(), told, AFTER_2_DAYS.minusSeconds(2)).aged()).containsExactly("unanswered");
    }

    @Test
    void the_teams_turn_ages_from_when_it_became_theirs_whatever_the_asker_adds() {
        Policy policy = new Policy("support", Map.of(Policy.AWAITING_TEAM, Duration.ofDays(1)),
                Optional.empty(), Optional.empty(), Map.of());
        Instant added = POSTED.plus(Duration.ofHours(20));
        Standing waiting = new Standing(Turn.TEAM, POSTED, Because.ASKER_REPLIED, added, false, Optional.empty(),
                Optional.of(POSTED), Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(Ageing.of(waiting, Optional.of(policy), List.of(), added).aged()).isEmpty();
        assertThat(Ageing.of(waiting, Optional.of(policy), List.of(), AFTER_2_DAYS).aged())
                .containsExactly("awaiting-team");
        assertThat(Ageing.of(answered(AFTER_2_DAYS), Optional.of(policy), List.of(), AFTER_7_DAYS).aged()).isEmpty();
    }

    @Test
    void who_took_it_is_silent_from_their_last_word_in_the_time_that_counts() {
        Map<String, Duration> fortnight = Map.of(Policy.CONTRIBUTOR_SILENT, Duration.ofDays(14));
        Instant assigned = POSTED.plus(Duration.ofDays(3));
        Standing taken = new Standing(Turn.TEAM, POSTED, Because.ASKED, assigned.plusSeconds(60), false,
                Optional.empty(), Optional.of(POSTED), Optional.empty(), true, Optional.of(assigned), Optional.empty(),
                Optional.empty());
        Policy elapsed = new Policy("work", fortnight, Optional.empty(), Optional.empty(), Map.of());
        Policy working = new Policy("work", fortnight, Optional.of(OFFICE), Optional.empty(), Map.of());

        assertThat(Ageing.of(taken, Optional.of(elapsed), List.of(), POSTED).changed()).containsExactly(
                new Deadline("work", "contributor-silent", assigned, assigned.plus(Duration.ofDays(14)), null));
        assertThat(Ageing.of(taken, Optional.of(working), List.of(), POSTED).changed()).extracting(Deadline::dueAt)
                .as("fourteen working days").containsExactly(Instant.parse("2026-12-11T12:00:00Z"));
        assertThat(Ageing.of(unanswered(), Optional.of(elapsed), List.of(), AFTER_7_DAYS).changed())
                .as("nobody took it").isEmpty();
        assertThat(Ageing.of(settled(), Optional.of(elapsed), List.of(), AFTER_7_DAYS).changed()).isEmpty();
    }

    @Test
    void a_policy_that_counts_working_time_leaves_out_the_weekend() {
        Policy working = new Policy("support", Map.of(Policy.UNANSWERED, Duration.ofDays(1)),
                Optional.of(OFFICE),
                Optional.empty(), Map.of());

        List<Deadline> elapsed = of(unanswered(), List.of(), POSTED).keptOf(List.of());
        assertThat(Ageing.of(unanswered(), Optional.of(working), List.of(), POSTED).changed())
                .as("asked on a Friday").extracting(Deadline::dueAt)
                .containsExactly(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(elapsed).extracting(Deadline::dueAt).containsExactly(AFTER_2_DAYS, AFTER_7_DAYS);
    }

    private static Ageing of(Standing standing, List<Deadline> before, Instant now) {
        return Ageing.of(standing, Optional.of(PEER_TO_PEER), before, now);
    }

    private static Policy policy(String unanswered, String inactive) {
        Map<String, Duration> thresholds = new LinkedHashMap<>();
        thresholds.put(Policy.UNANSWERED, Duration.parse(unanswered));
        thresholds.put(Policy.INACTIVE, Duration.parse(inactive));
        return new Policy("peer-to-peer", thresholds, Optional.empty(), Optional.empty(), Map.of());
    }

    private static Standing unanswered() {
        return new Standing(Turn.TEAM, POSTED, Because.ASKED, POSTED, false, Optional.empty(), Optional.of(POSTED),
                Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Standing answered(Instant at) {
        return new Standing(Turn.AUTHOR, at, Because.STAFF_REPLIED, at, true, Optional.of(at), Optional.empty(),
                Optional.empty(), true, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Standing settled() {
        return new Standing(Turn.NOBODY, POSTED, Because.CLOSED, POSTED, false, Optional.empty(), Optional.empty(),
                Optional.of(QuestionSettled.How.CLOSED), true, Optional.of(POSTED), Optional.empty(), Optional.empty());
    }
}
