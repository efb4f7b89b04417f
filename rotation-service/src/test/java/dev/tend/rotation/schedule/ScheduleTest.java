package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Turns;
import dev.tend.rotation.Pinwheel;

class ScheduleTest {

    private static final String WEEKLY = "r: {members: [mo, zed, bea], every: P1W, starts: \"2026-01-05T09:00\"}";

    private final List<Takeover> takeovers = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();

    @Test
    void turns_go_alphabetically_by_name_whatever_the_order_in_the_file() {
        Schedule schedule = schedule("UTC", WEEKLY);

        assertThat(schedule.members()).containsExactly("zed", "bea", "mo");
        assertThat(schedule.shifts(at("2026-01-05T09:00:00Z"), at("2026-02-02T09:00:00Z"))).containsExactly(
                shift("zed", "2026-01-05T09:00:00Z", "2026-01-12T09:00:00Z"),
                shift("bea", "2026-01-12T09:00:00Z", "2026-01-19T09:00:00Z"),
                shift("mo", "2026-01-19T09:00:00Z", "2026-01-26T09:00:00Z"),
                shift("zed", "2026-01-26T09:00:00Z", "2026-02-02T09:00:00Z"));
    }

    @Test
    void nobody_is_on_duty_before_the_first_turn() {
        Schedule schedule = schedule("UTC", WEEKLY);

        assertThat(schedule.onDuty(at("2026-01-05T08:59:59.999999Z"))).isEmpty();
        assertThat(schedule.onDuty(at("2026-01-05T09:00:00Z"))).map(Shift::person).contains("zed");
        assertThat(schedule.next(at("2020-01-01T00:00:00Z")))
                .contains(shift("zed", "2026-01-05T09:00:00Z", "2026-01-12T09:00:00Z"));
    }

    @Test
    void a_hand_over_keeps_its_wall_time_through_daylight_saving() {
        Schedule schedule = schedule("Europe/Berlin", WEEKLY);

        assertThat(schedule.onDuty(at("2026-03-25T12:00:00Z")).orElseThrow().from()).isEqualTo("2026-03-23T08:00:00Z");
        assertThat(schedule.onDuty(at("2026-04-01T12:00:00Z")).orElseThrow().from()).isEqualTo("2026-03-30T07:00:00Z");
        assertThat(schedule.onDuty(at("2026-11-01T12:00:00Z")).orElseThrow().until()).isEqualTo("2026-11-02T08:00:00Z");
    }

    @Test
    void a_hand_over_at_a_wall_time_that_is_skipped_is_when_the_clocks_change() {
        Schedule schedule = schedule("America/New_York",
                "r: {members: [mo, bea], every: P1D, starts: \"2026-03-07T02:30\"}");

        assertThat(schedule.onDuty(at("2026-03-08T07:00:00Z")).orElseThrow())
                .isEqualTo(shift("mo", "2026-03-08T07:00:00Z", "2026-03-09T06:30:00Z"));
    }

    @Test
    void a_hand_over_at_a_wall_time_that_comes_twice_is_at_the_first() {
        Schedule schedule = schedule("America/New_York",
                "r: {members: [mo, bea], every: P1D, starts: \"2026-10-31T01:30\"}");

        assertThat(schedule.onDuty(at("2026-11-01T05:30:00Z")).orElseThrow())
                .isEqualTo(shift("mo", "2026-11-01T05:30:00Z", "2026-11-02T06:30:00Z"));
    }

    @Test
    void monthly_turns_from_the_31st_start_on_the_last_day_of_shorter_months() {
        Schedule schedule = schedule("UTC", "r: {members: [mo], every: P1M, starts: \"2026-01-31T09:00\"}");

        assertThat(schedule.shifts(at("2026-02-01T00:00:00Z"), at("2026-04-15T00:00:00Z"))).map(Shift::until)
                .containsExactly(at("2026-02-28T09:00:00Z"), at("2026-03-31T09:00:00Z"), at("2026-04-30T09:00:00Z"));
    }

    @Test
    void a_day_that_a_zone_skipped_makes_no_empty_shift() {
        Schedule schedule = schedule("Pacific/Apia",
                "r: {members: [bea, mo, otto], every: P1D, starts: \"2011-12-29T00:00\"}");

        assertThat(schedule.shifts(at("2011-12-29T12:00:00Z"), at("2012-01-01T00:00:00Z"))).map(Shift::person)
                .containsExactly("bea", "otto", "bea");
    }

    @Test
    void an_override_takes_its_time_and_no_other() {
        takeovers.add(takeover("otto", "2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z"));

        assertThat(schedule("UTC", WEEKLY).shifts(at("2026-01-07T12:00:00Z"), at("2026-01-08T12:00:00Z")))
                .containsExactly(shift("otto", "2026-01-07T00:00:00Z", "2026-01-08T00:00:00Z"),
                        shift("zed", "2026-01-08T00:00:00Z", "2026-01-12T09:00:00Z"));
    }

    @Test
    void a_later_made_override_lies_over_an_earlier_one() {
        takeovers.add(takeover("otto", "2026-01-07T00:00:00Z", "2026-01-20T00:00:00Z"));
        takeovers.add(takeover("mo", "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z"));

        Schedule schedule = schedule("UTC", WEEKLY);
        assertThat(schedule.onDuty(at("2026-01-08T00:00:00Z")))
                .contains(shift("otto", "2026-01-07T00:00:00Z", "2026-01-10T00:00:00Z"));
        assertThat(schedule.next(at("2026-01-08T00:00:00Z")))
                .contains(shift("mo", "2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z"));
    }

    @Test
    void an_override_before_the_first_turn_puts_somebody_on_duty() {
        takeovers.add(takeover("otto", "2026-01-02T00:00:00Z", "2026-01-03T00:00:00Z"));

        Schedule schedule = schedule("UTC", WEEKLY);
        assertThat(schedule.onDuty(at("2026-01-02T12:00:00Z"))).map(Shift::person).contains("otto");
        assertThat(schedule.onDuty(at("2026-01-03T00:00:00Z"))).isEmpty();
        assertThat(schedule.next(at("2026-01-01T00:00:00Z"))).map(Shift::person).contains("otto");
        assertThat(schedule.next(at("2026-01-02T12:00:00Z"))).map(Shift::person).contains("zed");
    }

    @Test
    void everybody_is_backed_up_by_the_next_in_order_who_is_not_away() {
        leaves.add(leave("bea", "2026-01-06", "2026-01-06"));
        Schedule schedule = schedule("UTC", WEEKLY);

        assertThat(schedule.backUp(at("2026-01-05T12:00:00Z"), Optional.empty())).contains("bea");
        assertThat(schedule.backUp(at("2026-01-06T12:00:00Z"), Optional.empty())).contains("mo");
        assertThat(schedule("UTC", "r: {members: [mo], starts: \"2026-01-05T09:00\"}")
                .backUp(at("2026-01-06T12:00:00Z"), Optional.empty())).isEmpty();
    }

    @Test
    void a_rotation_backs_up_another_unless_the_same_person_is_on_duty_in_it() {
        Schedule behind = schedule("UTC", "r: {members: [otto, zed], every: P1D, starts: \"2026-01-06T00:00\"}");
        Schedule schedule = schedule("UTC", WEEKLY);

        assertThat(schedule.backUp(at("2026-01-05T12:00:00Z"), Optional.of(behind))).contains("bea");
        assertThat(schedule.backUp(at("2026-01-06T12:00:00Z"), Optional.of(behind))).contains("bea");
        assertThat(schedule.backUp(at("2026-01-07T12:00:00Z"), Optional.of(behind))).contains("otto");
    }

    @Test
    void an_override_of_a_whole_turn_moves_with_the_turn() {
        Schedule nine = schedule("UTC", WEEKLY);
        takeovers.add(Takeover.ofTurn("r", "otto", nine.turn(at("2026-01-12T09:00:00Z")).orElseThrow(), Instant.EPOCH));

        assertThat(schedule("UTC", WEEKLY.replace("T09:00", "T17:30")).shifts(at("2026-01-12T00:00:00Z"),
                at("2026-01-20T00:00:00Z"))).map(Shift::person).containsExactly("zed", "otto", "mo");
        assertThat(schedule("UTC", WEEKLY.replace("T09:00", "T17:30")).onDuty(at("2026-01-13T00:00:00Z")))
                .contains(shift("otto", "2026-01-12T17:30:00Z", "2026-01-19T17:30:00Z"));
    }

    /** Starts at 02:30 and at midnight are where clocks change; one member is away for a while, so that turns are folded. */
    @ParameterizedTest
    @CsvSource({ "P1D,1990-01-31T02:30", "P1D,1990-01-31T00:00", "P1W,1990-01-28T02:30", "P2W,1990-01-28T00:00",
            "P1M,1990-01-31T02:30", "P3M,1990-01-31T00:00"})
    void at_every_change_of_clocks_in_every_zone_there_is_no_gap_and_no_overlap_and_the_preview_is_what_happens(
            String every, String starts) {
        Set<ZoneRules> rules = new HashSet<>();
        Community utc = Pinwheel.withRotations("UTC", "r: {members: [mo, zed, bea], every: " + every + ", starts: \""
                + starts + "\"}");
        leaves.add(leave("bea", "1995-03-20", "1995-04-10"));
        List<String> broken = new ArrayList<>();
        int changes = 0;
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            // The calendar parser of other tests adds zones to the platform's that have no rules.
            if (zone.getRules() != null && rules.add(zone.getRules())) {
                Community community = in(zone, utc);
                Schedule schedule = new Schedule(community.rotations().get("r"), community, List.of(), leaves);
                ZoneOffsetTransition change = zone.getRules().nextTransition(at("1990-02-01T12:00:00Z"));
                while (change != null && change.getInstant().isBefore(at("2038-01-01T00:00:00Z"))) {
                    changes++;
                    if (!isWhole(schedule, change.getInstant())) {
                        broken.add(id + " " + change);
                    }
                    change = zone.getRules().nextTransition(change.getInstant());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(rules).hasSizeGreaterThan(200);
        assertThat(changes).isGreaterThan(5000);
    }

    private static boolean isWhole(Schedule schedule, Instant change) {
        Instant start = change.minusSeconds(36 * 3600);
        Instant end = change.plusSeconds(36 * 3600);
        List<Shift> preview = schedule.shifts(start, end);
        boolean whole = !preview.get(0).from().isAfter(start)
                && !preview.get(preview.size() - 1).until().isBefore(end);
        for (int i = 0; i < preview.size(); i++) {
            Shift shift = preview.get(i);
            whole &= (i == 0 || preview.get(i - 1).until().equals(shift.from()))
                    && shift.from().isBefore(shift.until())
                    && schedule.onDuty(shift.from()).equals(Optional.of(shift))
                    && schedule.onDuty(shift.until().minusNanos(1)).equals(Optional.of(shift));
        }
        return whole;
    }

    private static Community in(ZoneId zone, Community it) {
        return new Community(it.name(), zone, it.people(), it.staff(), it.bots(), it.sources(), it.policies(),
                it.rotations(), it.destinations(), it.pings(), it.templates(), it.digests(), it.responses(),
                it.classification(), it.workingTime(), it.groups());
    }

    @ParameterizedTest
    @ValueSource(strings = { "P1D", "P1W", "P2W", "P1M", "P3M"})
    void from_the_first_turn_on_turn_follows_turn_in_every_zone(String every) {
        LocalDateTime starts = LocalDateTime.of(1990, 1, 31, 2, 30);
        List<String> broken = new ArrayList<>();
        Set<ZoneRules> rules = new HashSet<>();
        for (String id : ZoneId.getAvailableZoneIds()) {
            ZoneId zone = ZoneId.of(id);
            if (zone.getRules() != null && rules.add(zone.getRules())) {
                Turns turns = new Turns(Period.parse(every), starts, zone);
                Instant last = turns.firstStart();
                for (int turn = 0; last.isBefore(at("2038-01-01T00:00:00Z")); turn++) {
                    Span span = Grid.of(turns).span(turn);
                    if (!span.from().equals(last) || span.until().isBefore(span.from())) {
                        broken.add(id + " " + span);
                    }
                    last = span.until();
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void who_is_on_duty_is_whose_shift_the_preview_shows_overrides_and_all() {
        Random random = new Random(20261120);
        List<String> zones = List.of("Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Europe/London",
                "Africa/Casablanca", "Asia/Kathmandu", "America/Sao_Paulo", "Antarctica/Troll");
        Instant start = at("2026-01-05T00:00:00Z");
        for (int round = 0; round < 200; round++) {
            takeovers.clear();
            leaves.clear();
            for (String member : List.of("mo", "zed", "bea")) {
                LocalDate away = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(200));
                leaves.add(leave(member, away.toString(), away.plusDays(random.nextInt(60)).toString()));
            }
            for (int i = random.nextInt(8); i > 0; i--) {
                Instant from = start.plusSeconds(random.nextInt(200 * 86400));
                takeovers.add(
                        takeover("otto", from.toString(), from.plusSeconds(1 + random.nextInt(40 * 86400)).toString()));
            }
            Schedule schedule = schedule(zones.get(round % zones.size()),
                    WEEKLY.replace("P1W", round % 2 == 0 ? "P1W" : "P1D")
                            .replace("every", round % 3 == 0 ? "order: longest-not-served, every" : "every"));
            List<Shift> preview = schedule.shifts(at("2026-01-06T00:00:00Z"), at("2026-08-01T00:00:00Z"));
            for (int i = 0; i < preview.size(); i++) {
                Shift shift = preview.get(i);
                assertThat(shift.from()).isBefore(shift.until());
                assertThat(schedule.onDuty(shift.from())).contains(shift);
                assertThat(schedule.onDuty(shift.until().minusNanos(1000))).contains(shift);
                if (i > 0) {
                    assertThat(shift.from()).isEqualTo(preview.get(i - 1).until());
                    assertThat(schedule.next(preview.get(i - 1).from())).contains(shift);
                }
            }
        }
    }

    private Schedule schedule(String zone, String rotation) {
        Community community = Pinwheel.withRotations(zone, rotation);
        return new Schedule(community.rotations().get("r"), community, takeovers, leaves);
    }

    private static Leave leave(String person, String from, String until) {
        return new Leave(UUID.randomUUID(), person, LocalDate.parse(from), LocalDate.parse(until), Instant.EPOCH, null);
    }

    private static Takeover takeover(String person, String from, String until) {
        return new Takeover(UUID.randomUUID(), "r", person, at(from), at(until), Instant.EPOCH, null);
    }

    private static Shift shift(String person, String from, String until) {
        return new Shift(person, at(from), at(until));
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
