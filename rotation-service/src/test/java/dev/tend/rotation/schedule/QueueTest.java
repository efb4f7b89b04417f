package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Turns;
import dev.tend.rotation.Pinwheel;

class QueueTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Turns WEEKLY = new Turns(Period.ofWeeks(1), LocalDateTime.parse("2026-01-05T09:00"), BERLIN);
    private static final List<String> MEMBERS = List.of("eric", "jason", "lindsay");

    private final Map<String, List<Span>> away = new HashMap<>();
    private final List<Shift> counted = new ArrayList<>();

    @Test
    void who_is_away_keeps_their_place_and_is_not_skipped_twice() {
        away("jason", "2026-01-10", "2026-01-20");

        assertThat(persons(8)).containsExactly("eric", "lindsay", "eric", "jason", "lindsay", "eric", "jason",
                "lindsay");
    }

    @Test
    void away_is_who_is_away_when_the_shift_starts() {
        away("jason", "2026-01-13", "2026-01-18");
        assertThat(persons(3)).as("from the day after on").containsExactly("eric", "jason", "lindsay");

        away("jason", "2026-01-05", "2026-01-11");
        assertThat(persons(3)).as("until the day before").containsExactly("eric", "jason", "lindsay");

        away("jason", "2026-01-12", "2026-01-12");
        assertThat(persons(3)).as("that day only").containsExactly("eric", "lindsay", "jason");
    }

    @Test
    void where_everybody_is_away_the_turn_falls_to_whose_it_is_and_is_marked() {
        MEMBERS.forEach(member -> away(member, "2026-01-12", "2026-01-12"));

        assertThat(persons(4)).containsExactly("eric", "jason", "lindsay", "eric");
        assertThat(IntStream.range(0, 4).mapToObj(queue()::shift).map(Shift::everybodyAway)).containsExactly(false,
                true,
                false, false);
    }

    @Test
    void the_file_says_who_is_away() {
        Community community = Pinwheel.withPeople("  bea:  {name: Bea, away: [{from: 2026-01-12, until: 2026-01-12}]}");
        Schedule schedule = new Schedule(community.rotations().get("first-line"), community, List.of());

        assertThat(schedule.shifts(at("2026-01-05T08:00:00Z"), at("2026-01-26T08:00:00Z"))).map(Shift::person)
                .containsExactly("zed", "mo", "bea");
    }

    @Test
    void who_took_most_of_a_turn_has_served_and_who_was_spared_has_not() {
        counted.add(new Shift("lindsay", at("2026-01-06T08:00:00Z"), at("2026-01-12T08:00:00Z")));
        assertThat(persons(5)).containsExactly("eric", "eric", "jason", "lindsay", "eric");

        counted.clear();
        counted.add(new Shift("lindsay", at("2026-01-06T08:00:00Z"), at("2026-01-07T08:00:00Z")));
        assertThat(persons(5)).as("a day is not most").containsExactly("eric", "jason", "lindsay", "eric", "jason");

        counted.clear();
        counted.add(new Shift("otto", at("2026-01-05T08:00:00Z"), at("2026-01-12T08:00:00Z")));
        assertThat(persons(4)).as("one who is no member").containsExactly("eric", "eric", "jason", "lindsay");
    }

    @Test
    void what_is_counted_is_what_a_fold_from_the_first_turn_gives() {
        Random random = new Random(20261121);
        for (int round = 0; round < 300; round++) {
            away.clear();
            for (int i = random.nextInt(6); i > 0; i--) {
                LocalDate from = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(400));
                away(MEMBERS.get(random.nextInt(3)), from.toString(),
                        from.plusDays(random.nextInt(50)).toString());
            }
            assertThat(persons(90)).isEqualTo(folded(90));
            // Asked in another order it is the same.
            Queue backwards = queue();
            assertThat(IntStream.range(0, 90).map(turn -> 89 - turn).mapToObj(backwards::shift).map(Shift::person)
                    .toList()).isEqualTo(reversed(folded(90)));
        }
    }

    @Test
    void decades_of_daily_turns_are_no_time() {
        Turns daily = new Turns(Period.ofDays(1), LocalDateTime.parse("1990-01-01T09:00"), BERLIN);
        away("eric", "1990-01-03", "1990-01-04");
        away("jason", "2037-12-01", "2037-12-04");
        Queue queue = new Queue(daily, MEMBERS, new Absences(away), counted);

        org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(2), () -> {
            for (int turn = 0; turn < 17_500; turn++) {
                queue.shift(turn);
            }
        });
    }

    @Test
    void an_absence_told_in_its_course_moves_no_shift_that_has_begun() throws Refused {
        Instant told = at("2026-01-12T12:00:00Z");
        Leave leave = Leave.of("jason", LocalDate.parse("2026-01-12"), LocalDate.parse("2026-01-31"), BERLIN, told);
        away.put("jason", List.of(leave.span(BERLIN)));
        assertThat(persons(5)).containsExactly("eric", "jason", "lindsay", "eric", "jason");

        assertThat(leave.span(BERLIN)).isEqualTo(new Span(told, at("2026-01-31T23:00:00Z")));
        assertThat(new Leave(leave.id(), "jason", leave.from(), leave.until(), told, at("2026-01-20T08:00:00Z"))
                .span(BERLIN).until()).isEqualTo("2026-01-20T08:00:00Z");
    }

    @Test
    void an_absence_that_can_not_be_is_refused() {
        assertRefused("2026-01-11", "2026-01-14", "It starts on 2026-01-11, which has passed");
        assertRefused("2026-01-14", "2026-01-13", "before its start");
        assertRefused("2026-01-14", "2029-01-14", "more than three years");
    }

    private static void assertRefused(String from, String until, String why) {
        assertThatThrownBy(() -> Leave.of("jason", LocalDate.parse(from), LocalDate.parse(until), BERLIN,
                at("2026-01-12T12:00:00Z"))).isInstanceOf(Refused.class).hasMessageContaining(why);
    }

    private List<String> folded(int turns) {
        List<String> queue = new ArrayList<>(MEMBERS);
        List<String> served = new ArrayList<>();
        Absences absences = new Absences(away);
        for (int turn = 0; turn < turns; turn++) {
            Instant start = WEEKLY.start(turn);
            String next = queue.stream().filter(member -> !absences.isAway(member, start)).findFirst()
                    .orElse(queue.get(0));
            queue.remove(next);
            queue.add(next);
            served.add(next);
        }
        return served;
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        java.util.Collections.reverse(reversed);
        return reversed;
    }

    private List<String> persons(int turns) {
        Queue queue = queue();
        return IntStream.range(0, turns).mapToObj(queue::shift).map(Shift::person).toList();
    }

    private Queue queue() {
        return new Queue(WEEKLY, MEMBERS, new Absences(away), counted);
    }

    private void away(String person, String from, String until) {
        Span days = Absences.days(LocalDate.parse(from), LocalDate.parse(until), BERLIN);
        List<Span> all = new ArrayList<>(away.getOrDefault(person, List.of()));
        all.add(days);
        away.put(person, all);
    }

    private static Instant at(String text) {
        return Instant.parse(text);
    }
}
