package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.Pinwheel;

/** A rotation whose definition in the file is changed while it runs. */
class VersionTest {

    private static final String WEEKLY = "every: P1W, starts: \"2026-01-19T09:00\"";
    private static final String DAILY = "order: given, every: P1D, starts: \"2026-01-05T09:00\"";
    private static final Instant FRIDAY = Instant.parse("2026-11-27T09:00:00Z");
    private static final Instant MONDAY = Instant.parse("2026-11-30T08:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    private final List<Takeover> takeovers = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();
    private List<Version> versions = List.of();
    private Community community;

    @Test
    void a_member_who_is_added_in_front_serves_from_the_next_shift_on_and_moves_none_before() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto], " + WEEKLY);
        List<Shift> before = until(FRIDAY);
        file(FRIDAY, "members: [zed, bea, mo, otto], " + WEEKLY);

        assertThat(until(FRIDAY)).isEqualTo(before).last().extracting(Shift::person).isEqualTo("otto");
        assertThat(from(MONDAY, 5, WEEK)).containsExactly("zed", "bea", "mo", "otto", "zed");
    }

    @Test
    void a_member_who_is_added_in_front_while_the_first_serves_waits_for_their_place() {
        Instant weekOfTheFirst = FRIDAY.plus(WEEK);
        file(FRIDAY, "members: [bea, mo, otto], " + WEEKLY);
        List<Shift> before = until(weekOfTheFirst);
        file(weekOfTheFirst, "members: [zed, bea, mo, otto], " + WEEKLY);

        assertThat(until(weekOfTheFirst)).isEqualTo(before).last().extracting(Shift::person).isEqualTo("bea");
        assertThat(from(MONDAY.plus(WEEK), 4, WEEK)).containsExactly("mo", "otto", "zed", "bea");
    }

    @Test
    void a_member_who_is_added_behind_does_not_take_over_in_the_midst_of_a_turn() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + DAILY);
        List<Shift> before = until(FRIDAY);
        file(FRIDAY, "members: [bea, mo, otto], " + DAILY);

        assertThat(until(FRIDAY)).isEqualTo(before).last().extracting(Shift::person).isEqualTo("bea");
        assertThat(from(FRIDAY.plus(Duration.ofDays(1)), 4, Duration.ofDays(1))).containsExactly("mo", "otto", "bea",
                "mo");
    }

    @Test
    void a_member_who_is_removed_serves_to_the_end_of_their_shift_and_leaves_the_order() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto], " + DAILY);
        String serving = person(FRIDAY);
        List<String> others = List.of("bea", "mo", "otto").stream().filter(person -> !person.equals(serving)).toList();
        List<Shift> before = until(FRIDAY);
        String next = person(FRIDAY.plus(Duration.ofDays(1)));
        file(FRIDAY, "members: [" + String.join(", ", others) + "], " + DAILY);

        assertThat(until(FRIDAY)).isEqualTo(before);
        assertThat(from(FRIDAY.plus(Duration.ofDays(1)), 3, Duration.ofDays(1))).containsExactly(next,
                others.get(1 - others.indexOf(next)), next);
    }

    @Test
    void another_order_goes_on_after_the_one_who_serves() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto, zed], " + DAILY);
        List<Shift> before = until(FRIDAY);
        String serving = person(FRIDAY);
        file(FRIDAY, "members: [zed, otto, mo, bea], " + DAILY);

        List<String> order = List.of("zed", "otto", "mo", "bea");
        assertThat(until(FRIDAY)).isEqualTo(before);
        assertThat(from(FRIDAY.plus(Duration.ofDays(1)), 2, Duration.ofDays(1))).containsExactly(
                order.get((order.indexOf(serving) + 1) % 4), order.get((order.indexOf(serving) + 2) % 4));
    }

    @Test
    void longer_turns_begin_where_the_running_one_ends() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + DAILY);
        List<Shift> before = until(FRIDAY);
        file(FRIDAY, "members: [bea, mo], order: given, every: P1W, starts: \"2026-01-05T09:00\"");

        assertThat(until(FRIDAY)).isEqualTo(before);
        // Two days are left of the week that has begun: too short for a turn of its own.
        assertThat(schedule().shifts(FRIDAY.plus(Duration.ofDays(1)), FRIDAY.plus(Duration.ofDays(12))))
                .containsExactly(new Shift("mo", Instant.parse("2026-11-28T08:00:00Z"), MONDAY.plus(WEEK)),
                        new Shift("bea", MONDAY.plus(WEEK), MONDAY.plus(WEEK).plus(WEEK)));
    }

    @Test
    void another_time_of_day_holds_from_the_next_turn_on() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + WEEKLY);
        List<Shift> before = until(FRIDAY);
        file(FRIDAY, "members: [bea, mo], every: P1W, starts: \"2026-01-19T12:00\"");

        assertThat(until(FRIDAY)).isEqualTo(before);
        assertThat(schedule().shifts(MONDAY, MONDAY.plus(WEEK).plusSeconds(4 * 3600))).map(Shift::from)
                .containsExactly(MONDAY, MONDAY.plus(WEEK).plus(Duration.ofHours(3)));
    }

    @Test
    void a_start_that_is_to_come_begins_with_the_first_and_until_then_all_goes_on() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + DAILY);
        List<Shift> before = schedule().shifts(FRIDAY.minus(WEEK), Instant.parse("2026-12-07T08:00:00Z"));
        file(FRIDAY, "members: [otto, mo], order: given, every: P1W, starts: \"2026-12-07T09:00\"");

        assertThat(schedule().shifts(FRIDAY.minus(WEEK), Instant.parse("2026-12-07T08:00:00Z"))).isEqualTo(before);
        assertThat(from(Instant.parse("2026-12-07T08:00:00Z"), 3, WEEK)).containsExactly("otto", "mo", "otto");
        List<Version> kept = versions;
        file(FRIDAY.plusSeconds(60), "members: [otto, mo], order: given, every: P1W, starts: \"2026-12-07T09:00\"");
        assertThat(versions).as("a restart with the same file").isEqualTo(kept);
    }

    @Test
    void a_rotation_that_has_not_begun_is_as_the_file_says_last() {
        file(FRIDAY, "members: [bea, mo], every: P1W, starts: \"2026-12-07T09:00\"");
        file(FRIDAY, "members: [mo, otto], order: given, every: P1W, starts: \"2026-12-14T09:00\"");

        assertThat(schedule().next(FRIDAY)).contains(
                new Shift("mo", Instant.parse("2026-12-14T08:00:00Z"), Instant.parse("2026-12-21T08:00:00Z")));
    }

    @Test
    void where_nothing_is_known_yet_the_file_holds_for_all_times() {
        file(FRIDAY, "members: [bea, mo, otto], " + DAILY);

        assertThat(versions).hasSize(1);
        assertThat(until(FRIDAY)).isEqualTo(new Schedule(rotation(), community, List.of())
                .shifts(FRIDAY.minus(Duration.ofDays(60)), FRIDAY));
    }

    @Test
    void a_change_that_is_taken_back_before_it_holds_changes_nothing() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto], " + WEEKLY);
        List<Version> before = versions;
        file(FRIDAY, "members: [bea, otto], " + WEEKLY);
        file(FRIDAY.plusSeconds(3600), "members: [bea, mo, otto], " + WEEKLY);

        assertThat(versions).isEqualTo(before);
    }

    @Test
    void an_absence_that_is_cleared_from_the_file_does_not_change_who_served() {
        Instant back = Instant.parse("2026-11-29T09:00:00Z");
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto], " + DAILY, "bea: {name: Bea, away: [{from: 2026-11-20, "
                + "until: 2026-11-26}]}");
        List<Shift> before = until(back);
        file(back, "members: [bea, mo, otto], " + DAILY);

        assertThat(until(back)).isEqualTo(before);
        assertThat(from(back.plus(Duration.ofDays(1)), 3, Duration.ofDays(1))).doesNotHaveDuplicates();
    }

    @Test
    void overrides_and_swaps_stay_where_they_are() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo, otto], " + WEEKLY);
        Span nextTurn = schedule().turn(MONDAY).orElseThrow();
        takeovers.add(Takeover.ofTurn("r", "zed", nextTurn, FRIDAY));
        takeovers.add(new Takeover(UUID.randomUUID(), "r", "otto", FRIDAY.minus(Duration.ofDays(2)),
                FRIDAY.plus(Duration.ofDays(1)), FRIDAY.minus(WEEK), null));
        List<Shift> before = until(FRIDAY);
        file(FRIDAY, "members: [zed, bea, otto], " + WEEKLY);

        assertThat(until(FRIDAY)).isEqualTo(before).last().extracting(Shift::person).isEqualTo("otto");
        assertThat(schedule().onDuty(MONDAY)).contains(new Shift("zed", nextTurn.from(), nextTurn.until()));
    }

    @Test
    void who_has_left_serves_no_more_at_once_and_what_they_did_stays() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + WEEKLY);
        takeovers.add(new Takeover(UUID.randomUUID(), "r", "bea", Instant.parse("2026-11-10T09:00:00Z"),
                Instant.parse("2026-11-12T09:00:00Z"), FRIDAY.minus(WEEK), null));
        String serving = person(FRIDAY);
        List<Shift> past = schedule().shifts(FRIDAY.minus(Duration.ofDays(40)), MONDAY.minus(WEEK));
        String left = serving.equals("bea") ? "bea" : "mo";
        String other = serving.equals("bea") ? "mo" : "bea";
        versions = Version.with(versions, without(left), FRIDAY);

        assertThat(schedule().shifts(FRIDAY.minus(Duration.ofDays(40)), MONDAY.minus(WEEK))).isEqualTo(past);
        assertThat(schedule().onDuty(FRIDAY.minusSeconds(1))).map(Shift::person).contains(left);
        assertThat(schedule().onDuty(FRIDAY)).contains(new Shift(other, FRIDAY, MONDAY));
    }

    @Test
    void who_has_come_may_take_over_at_once() {
        file(FRIDAY.minus(WEEK), "members: [bea, mo], " + WEEKLY);
        versions = Version.with(List.of(new Version(Version.EVER, without("otto"))),
                versions.get(0).definition(), FRIDAY);
        takeovers.add(new Takeover(UUID.randomUUID(), "r", "otto", FRIDAY, FRIDAY.plusSeconds(3600), FRIDAY, null));

        assertThat(person(FRIDAY)).isEqualTo("otto");
    }

    private Definition without(String person) {
        Definition held = versions.get(versions.size() - 1).definition();
        TreeSet<String> remaining = new TreeSet<>(held.people());
        remaining.remove(person);
        return held.among(remaining, List.of());
    }

    /** The service is started with this rotation in the file. */
    private void file(Instant now, String rotation) {
        file(now, rotation, "bea: {name: Bea Lindqvist}");
    }

    private void file(Instant now, String rotation, String bea) {
        community = Pinwheel.withPeopleAndRotation("  " + bea, "r: {" + rotation + "}");
        versions = Version.with(versions, Definition.of(rotation(), (Rotation.Rounds) rotation().plan(), community),
                now);
    }

    private Rotation rotation() {
        return community.rotations().get("r");
    }

    private Schedule schedule() {
        return new Schedule(rotation(), community, versions, takeovers, leaves);
    }

    private String person(Instant at) {
        return schedule().onDuty(at).orElseThrow().person();
    }

    /** All shifts of two months that had begun by this time, the running one as a whole. */
    private List<Shift> until(Instant time) {
        return schedule().shifts(time.minus(Duration.ofDays(60)), time.plusNanos(1));
    }

    private List<String> from(Instant time, int count, Duration each) {
        List<String> persons = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            persons.add(person(time.plus(each.multipliedBy(i))));
        }
        return persons;
    }
}
