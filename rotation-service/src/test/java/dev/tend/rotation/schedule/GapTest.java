package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;

class GapTest {

    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private final Community community = Pinwheel.withRotations("Europe/Berlin",
            "watch: {members: [otto, bea], every: P1D, starts: \"2026-03-02T09:00\"}");

    @Test
    void a_rotation_that_starts_later_has_nobody_until_then_however_far_that_is() {
        Instant now = START.minus(Duration.ofDays(3));
        Instant longBefore = START.minus(Duration.ofDays(500));

        assertThat(Gap.soon(schedule(), now)).containsExactly(new Gap(now, START, false));
        assertThat(Gap.soon(schedule(), longBefore)).containsExactly(new Gap(longBefore, START, false));
    }

    @Test
    void a_running_rotation_has_none() {
        assertThat(Gap.soon(schedule(), START)).isEmpty();
        assertThat(Gap.soon(schedule(away("bea", "2026-03-10", "2026-03-12")), START)).isEmpty();
    }

    @Test
    void shifts_in_a_row_for_which_everybody_is_away_are_one_and_are_told_a_week_ahead() {
        Schedule schedule = schedule(away("bea", "2026-03-10", "2026-03-12"), away("otto", "2026-03-09", "2026-03-11"));
        Gap gap = new Gap(Instant.parse("2026-03-10T08:00:00Z"), Instant.parse("2026-03-12T08:00:00Z"), true);

        assertThat(Gap.soon(schedule, gap.from().minus(Gap.NOTICE))).isEmpty();
        assertThat(Gap.soon(schedule, gap.from().minus(Gap.NOTICE).plusSeconds(1))).containsExactly(gap);
        assertThat(Gap.soon(schedule, gap.until().minusSeconds(1))).extracting(Gap::until)
                .containsExactly(gap.until());
        assertThat(Gap.soon(schedule, gap.until())).isEmpty();
    }

    @Test
    void who_takes_the_time_fills_it() {
        Takeover taken = new Takeover(java.util.UUID.randomUUID(), "watch", "mo", START.minus(Duration.ofDays(2)),
                START,
                START, null);
        Instant now = START.minus(Duration.ofDays(3));

        assertThat(
                Gap.soon(new Schedule(community.rotations().get("watch"), community, List.of(taken), List.of()), now))
                .containsExactly(new Gap(now, taken.from(), false));
    }

    private Schedule schedule(Leave... leaves) {
        return new Schedule(community.rotations().get("watch"), community, List.of(), Stream.of(leaves).toList());
    }

    private static Leave away(String person, String from, String until) {
        return new Leave(java.util.UUID.randomUUID(), person, LocalDate.parse(from), LocalDate.parse(until),
                Instant.EPOCH, null);
    }
}
