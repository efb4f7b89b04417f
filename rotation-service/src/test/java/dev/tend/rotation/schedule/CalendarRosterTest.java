package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;

/** In October 2026, in Berlin: bea from Monday the 19th, over the change of the clocks, mo two weeks later, each for a week. */
class CalendarRosterTest {

    private static final String BEAS = """
        DTSTART;TZID=Europe/Berlin:20261019T090000
        DTEND;TZID=Europe/Berlin:20261026T090000
        SUMMARY:bea""";
    private static final String MOS = """
        DTSTART;TZID=Europe/Berlin:20261102T090000
        DTEND;TZID=Europe/Berlin:20261109T090000
        SUMMARY:mo""";
    private static final Shift BEA = shift("bea", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z");
    private static final Shift MO = shift("mo", "2026-11-02T08:00:00Z", "2026-11-09T08:00:00Z");

    private final Community community = Pinwheel.withCalendar("Europe/Berlin", BEAS, MOS);
    private final List<Takeover> takeovers = new ArrayList<>();
    private final List<Leave> leaves = new ArrayList<>();

    @Test
    void its_events_are_the_shifts_and_nobody_is_on_duty_between_them() {
        assertThat(schedule().shifts(at("2026-01-01T00:00:00Z"), at("2028-01-01T00:00:00Z"))).containsExactly(BEA, MO);
        assertThat(schedule().onDuty(BEA.from().minusNanos(1000))).isEmpty();
        assertThat(schedule().onDuty(BEA.from())).contains(BEA);
        assertThat(schedule().onDuty(BEA.until())).isEmpty();
        assertThat(schedule().shifts(BEA.until(), MO.from())).isEmpty();
        assertThat(schedule().members()).containsExactly("bea", "mo");
    }

    @Test
    void who_comes_next_is_in_the_next_event_until_there_is_none() {
        assertThat(schedule().next(at("2026-01-01T00:00:00Z"))).contains(BEA);
        assertThat(schedule().next(BEA.from())).contains(MO);
        assertThat(schedule().next(BEA.until())).contains(MO);
        assertThat(schedule().next(MO.from())).isEmpty();
        assertThat(schedule().backUp(BEA.from(), Optional.empty())).contains("mo");
        assertThat(schedule().backUp(MO.from(), Optional.empty())).isEmpty();
    }

    @Test
    void an_absence_moves_no_event() {
        leaves.add(new Leave(UUID.randomUUID(), "bea", LocalDate.parse("2026-10-01"), LocalDate.parse("2026-10-31"),
                Instant.EPOCH, null));

        assertThat(schedule().onDuty(BEA.from())).contains(BEA);
        assertThat(schedule().away(BEA.from(), BEA.until())).extracting(Schedule.Away::person).containsExactly("bea");
    }

    @Test
    void overrides_lie_over_it_and_fill_its_gaps() {
        takeovers.add(takeover("otto", "2026-10-25T08:00:00Z", "2026-10-28T08:00:00Z"));

        assertThat(schedule().shifts(BEA.from(), MO.until())).containsExactly(
                shift("bea", "2026-10-19T07:00:00Z", "2026-10-25T08:00:00Z"),
                shift("otto", "2026-10-25T08:00:00Z", "2026-10-28T08:00:00Z"), MO);
        assertThat(schedule().next(at("2026-10-28T08:00:00Z"))).contains(MO);
    }

    @Test
    void turns_are_swapped_and_stay_so_where_the_event_moves_or_goes() throws Refused {
        Instant now = at("2026-10-01T00:00:00Z");
        Swap swap = Swap.of(schedule(), "bea", "mo", BEA.from(), MO.from(), now);
        takeovers.add(Takeover.ofTurn("r", "mo", schedule().turn(swap.givesAt()).orElseThrow(), now));

        assertThat(schedule().onDuty(BEA.from())).map(Shift::person).contains("mo");
        assertThat(schedule(Pinwheel.withCalendar("Europe/Berlin", BEAS.replace("T09", "T11"))).shifts(now, MO.from()))
                .containsExactly(shift("mo", "2026-10-19T09:00:00Z", "2026-10-26T10:00:00Z"));
        assertThat(schedule(Pinwheel.withCalendar("Europe/Berlin", MOS)).onDuty(BEA.from())).map(Shift::person)
                .contains("mo");
    }

    @Test
    void who_has_left_serves_no_more_whatever_they_had_taken() {
        takeovers.add(takeover("gone", "2026-10-20T08:00:00Z", "2026-10-21T08:00:00Z"));

        assertThat(schedule().shifts(BEA.from(), BEA.until())).containsExactly(BEA);
    }

    @Test
    void who_is_behind_is_another_also_where_somebody_has_many_events_in_a_row() {
        Community daily = Pinwheel.withCalendar("Europe/Berlin", """
            DTSTART;TZID=Europe/Berlin:20261019T090000
            DTEND;TZID=Europe/Berlin:20261020T090000
            RRULE:FREQ=DAILY;COUNT=14
            SUMMARY:bea""", MOS);

        assertThat(schedule(daily).backUp(BEA.from(), Optional.empty())).contains("mo");
    }

    @Test
    void the_shift_before_is_the_last_one_also_across_a_gap_that_is_not_long() {
        assertThat(schedule().before(MO.from())).contains(BEA);
        assertThat(schedule().before(MO.until())).contains(MO);
        assertThat(schedule().before(BEA.from())).isEmpty();
        assertThat(schedule().before(MO.until().plus(Duration.ofDays(15)))).isEmpty();
    }

    @Test
    void nights_and_weekends_of_office_hours_are_meant_and_a_day_without_anybody_is_told() {
        Instant monday = at("2026-11-16T00:00:00Z");

        assertThat(Gap.soon(schedule(officeHours("")), monday)).isEmpty();
        assertThat(Gap.soon(schedule(officeHours("EXDATE;TZID=Europe/Berlin:20261119T090000\n")), monday))
                .containsExactly(new Gap(at("2026-11-18T16:00:00Z"), at("2026-11-20T08:00:00Z"), false));
        Instant inside = at("2026-11-20T07:00:00Z");
        assertThat(Gap.soon(schedule(officeHours("EXDATE;TZID=Europe/Berlin:20261119T090000\n")), inside))
                .as("the rest of it is as short as a night").containsExactly(
                        new Gap(inside, at("2026-11-20T08:00:00Z"), false));
    }

    private static Community officeHours(String without) {
        return Pinwheel.withCalendar("Europe/Berlin", """
            DTSTART;TZID=Europe/Berlin:20261005T090000
            DTEND;TZID=Europe/Berlin:20261005T170000
            RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR
            """ + without + "SUMMARY:bea");
    }

    @Test
    void there_is_nothing_to_swap_where_there_is_no_event() {
        assertThatThrownBy(() -> Swap.of(schedule(), "bea", "mo", BEA.until(), MO.from(), at("2026-10-01T00:00:00Z")))
                .isInstanceOf(Refused.class)
                .hasMessage("There is no shift at 2026-10-26T08:00:00Z: name a time within one.");
    }

    @Test
    void a_gap_in_it_is_told_a_week_ahead() {
        Instant from = BEA.until();

        assertThat(Gap.soon(schedule(), from.minus(Gap.NOTICE))).isEmpty();
        assertThat(Gap.soon(schedule(), from.minus(Gap.NOTICE).plusSeconds(1)))
                .containsExactly(new Gap(from, MO.from(), false));
    }

    @Test
    void its_end_is_told_once_and_again_where_it_has_got_more_since() {
        Instant end = MO.until().plus(Duration.ofDays(366));

        assertThat(Gap.soon(schedule(), MO.from())).isEmpty();
        assertThat(Gap.soon(schedule(), MO.from().plusSeconds(1))).containsExactly(new Gap(MO.until(), end, false));
        assertThat(Gap.soon(schedule(), MO.until().plusSeconds(5)))
                .containsExactly(new Gap(MO.until().plusSeconds(5), end, false));
        assertThat(Gap.soon(schedule(), MO.until().plus(Duration.ofDays(900)))).singleElement()
                .extracting(Gap::until).isEqualTo(end.plus(Duration.ofDays(2 * 366)));
    }

    @Test
    void the_preview_is_who_is_on_duty() {
        Schedule schedule = schedule(Pinwheel.withCalendar("Europe/Berlin", """
            DTSTART;TZID=Europe/Berlin:20260105T090000
            DTEND;TZID=Europe/Berlin:20260105T210000
            RRULE:FREQ=DAILY
            SUMMARY:bea""", """
            DTSTART;TZID=Europe/Berlin:20260105T210000
            DTEND;TZID=Europe/Berlin:20260106T070000
            RRULE:FREQ=DAILY
            SUMMARY:mo"""));
        List<Shift> preview = schedule.shifts(at("2026-01-05T08:00:00Z"), at("2027-12-31T22:00:00Z"));

        assertThat(preview).hasSizeGreaterThan(1400);
        for (int i = 0; i < preview.size(); i++) {
            Shift shift = preview.get(i);
            assertThat(schedule.onDuty(shift.from())).contains(shift);
            assertThat(schedule.onDuty(shift.until().minusNanos(1000))).contains(shift);
            if (i > 0) {
                assertThat(schedule.next(preview.get(i - 1).from())).contains(shift);
                if (preview.get(i - 1).until().isBefore(shift.from())) {
                    assertThat(schedule.onDuty(preview.get(i - 1).until())).isEmpty();
                }
            }
        }
    }

    private Schedule schedule() {
        return schedule(community);
    }

    private Schedule schedule(Community other) {
        return new Schedule(other.rotations().get("r"), other, takeovers, leaves);
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
