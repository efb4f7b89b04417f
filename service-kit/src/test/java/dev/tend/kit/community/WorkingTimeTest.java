package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingTimeTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

    /** Christmas of 2026 is a Friday. */
    private final WorkingTime office = in(LISBON, WEEK, "09:00", "17:00", LocalDate.of(2026, 12, 25));

    @ParameterizedTest
    @CsvSource(textBlock = """
        a whole day keeps the time of day,                2026-11-19T15:00, P1D,     2026-11-20T15:00
        the weekend is left out,                          2026-11-20T15:00, P1D,     2026-11-23T15:00
        a holiday is left out,                            2026-12-24T15:00, P1D,     2026-12-28T15:00
        five days are a week,                             2026-11-20T15:00, P5D,     2026-11-27T15:00
        too early starts at the opening,                  2026-11-20T06:00, P1D,     2026-11-23T09:00
        too late starts at the next opening,              2026-11-20T17:00, P1D,     2026-11-24T09:00
        of a weekend too,                                 2026-11-21T12:00, P2D,     2026-11-25T09:00
        hours pass in working hours,                      2026-11-20T15:00, PT4H,    2026-11-23T11:00
        over several days,                                2026-11-20T15:00, PT18H30M, 2026-11-25T09:30
        hours come after the days,                        2026-11-19T15:00, P1DT4H,  2026-11-23T11:00
        the end of a day is the start of the next,        2026-11-20T15:00, PT2H,    2026-11-23T09:00
        the last moment is working time,                  2026-11-20T15:00, PT1H59M, 2026-11-20T16:59
        clocks that go forward change no time of day,     2027-03-26T10:00, P1D,     2027-03-29T10:00
        nor clocks that go back,                          2026-10-23T10:00, P1DT1H,  2026-10-26T11:00
        """)
    void so_much_later(String rule, LocalDateTime from, String duration, LocalDateTime until) {
        assertThat(office.plus(at(from), Duration.parse(duration))).as(rule).isEqualTo(at(until));
    }

    @ParameterizedTest
    @CsvSource({ "2026-11-20T09:00,true", "2026-11-20T08:59:59,false", "2026-11-20T16:59:59,true",
            "2026-11-20T17:00,false", "2026-11-21T12:00,false", "2026-12-25T12:00,false"})
    void it_is_open_from_the_first_moment_until_before_the_last(LocalDateTime moment, boolean open) {
        assertThat(office.isOpen(at(moment))).isEqualTo(open);
    }

    @Test
    void the_next_opening_is_the_moment_itself_while_people_work() {
        assertThat(office.opening(at(LocalDateTime.parse("2026-12-24T17:00"))))
                .isEqualTo(at(LocalDateTime.parse("2026-12-28T09:00")));
        assertThat(office.opening(at(LocalDateTime.parse("2026-12-24T16:00"))))
                .isEqualTo(at(LocalDateTime.parse("2026-12-24T16:00")));
    }

    @Test
    void midnight_is_the_end_of_the_day() {
        WorkingTime always = in(LISBON, EnumSet.allOf(DayOfWeek.class), "00:00", "00:00");

        assertThat(always.isOpen(at(LocalDateTime.parse("2026-11-20T23:59:59")))).isTrue();
        assertThat(always.plus(at(LocalDateTime.parse("2026-11-20T23:00")), Duration.ofHours(30)))
                .isEqualTo(at(LocalDateTime.parse("2026-11-22T05:00")));
    }

    @Test
    void a_policy_counts_all_time_unless_it_says_working_time() {
        Instant friday = at(LocalDateTime.parse("2026-11-20T15:00"));
        Policy elapsed = new Policy("a", Map.of(), Optional.empty(), Optional.empty(), Map.of());
        Policy working = new Policy("a", Map.of(), Optional.of(office), Optional.empty(), Map.of());

        assertThat(elapsed.after(friday, Duration.ofDays(1))).isEqualTo(friday.plus(Duration.ofDays(1)));
        assertThat(working.after(friday, Duration.ofDays(1))).isEqualTo(friday.plus(Duration.ofDays(3)));
    }

    /** Every zone, around changes of its clocks, with hours that lie on and beside them. */
    @Test
    void in_every_zone_a_later_start_is_no_earlier_end_and_all_of_it_is_working_time() {
        Random random = new Random(3);
        for (String id : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
            if (id.startsWith("ical4j")) {
                continue;
            }
            ZoneId zone = ZoneId.of(id);
            for (WorkingTime time : List.of(in(zone, WEEK, "09:00", "17:00", LocalDate.of(2026, 12, 25)),
                    in(zone, EnumSet.allOf(DayOfWeek.class), "00:00", "00:00"),
                    in(zone, EnumSet.allOf(DayOfWeek.class), "01:30", "02:30"),
                    in(zone, EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), "22:00", "00:00"))) {
                holds(time, change(zone, random), random);
            }
        }
    }

    private static void holds(WorkingTime time, Instant around, Random random) {
        for (String text : List.of("PT40M", "PT5H", "P1D", "P2DT3H")) {
            Duration duration = Duration.parse(text);
            Instant last = Instant.MIN;
            for (Instant from = around.minusSeconds(30 * 3600); from
                    .isBefore(around.plusSeconds(30 * 3600)); from = from
                            .plusSeconds(60 * (1 + random.nextInt(360)))) {
                Instant until = time.plus(from, duration);
                boolean right = !until.isBefore(last) && time.isOpen(until) && !until.isBefore(time.opening(from))
                        && !time.plus(time.plus(from, duration), duration)
                                .isBefore(time.plus(from, duration.multipliedBy(2)))
                        && (duration.toDays() > 0 || random.nextInt(50) > 0
                                || open(time, from, until).equals(duration));
                assertThat(right).as("%s and %s from %s with %s", from, duration, until, time).isTrue();
                last = until;
            }
        }
    }

    /** Counted minute by minute. */
    private static Duration open(WorkingTime time, Instant from, Instant until) {
        return Duration.ofMinutes(LongStream.range(0, Duration.between(from, until).toMinutes())
                .filter(minute -> time.isOpen(from.plusSeconds(60 * minute))).count());
    }

    @Test
    void hours_in_two_steps_are_the_same_as_in_one() {
        Random random = new Random(4);
        for (int i = 0; i < 2000; i++) {
            Instant from = at(LocalDateTime.parse("2026-01-01T00:00")).plusSeconds(random.nextInt(365 * 86400));
            Duration one = Duration.ofSeconds(1 + random.nextInt(40000));
            Duration two = Duration.ofSeconds(1 + random.nextInt(40000));
            assertThat(office.plus(office.plus(from, one), two)).isEqualTo(office.plus(from, one.plus(two)));
        }
    }

    private static Instant change(ZoneId zone, Random random) {
        List<ZoneOffsetTransition> changes = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(Instant.parse("1990-01-01T00:00:00Z"));
        while (next != null && next.getDateTimeBefore().getYear() < 2038) {
            changes.add(next);
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return changes.isEmpty()
                ? Instant.parse("2026-11-20T12:00:00Z")
                : changes.get(random.nextInt(changes.size())).getInstant();
    }

    private static WorkingTime in(ZoneId zone, Set<DayOfWeek> days, String from, String until, LocalDate... holidays) {
        return new WorkingTime(zone, days, LocalTime.parse(from), LocalTime.parse(until),
                new TreeSet<>(List.of(holidays)));
    }

    private static Instant at(LocalDateTime wall) {
        return wall.atZone(LISBON).toInstant();
    }
}
