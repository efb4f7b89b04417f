package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is changed in the file: members, order, length, start, absences, zone. */
class VersionsOfAnyFileTest {

    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
    private static final List<String> PEOPLE = List.of("bea", "mo", "otto", "zed");
    private static final List<Period> LENGTHS = List.of(Period.ofDays(1), Period.ofDays(3), Period.ofDays(7),
            Period.ofMonths(1));
    private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "America/New_York");

    static List<Integer> seeds() {
        return IntStream.range(0, 100).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_change_of_the_file_changes_a_shift_that_was_or_runs(int seed) {
        Random random = new Random(seed);
        Instant now = START;
        List<Shift> taken = new ArrayList<>();
        List<Version> versions = Version.with(List.of(), definition(random, now), now);
        for (int change = 0; change < 8; change++) {
            now = now.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 20)));
            if (random.nextInt(3) == 0) {
                Instant from = now.plus(Duration.ofHours(random.nextInt(100)));
                taken.add(new Shift(PEOPLE.get(random.nextInt(4)), from, from.plus(Duration.ofHours(30))));
            }
            // What had not begun may have cut the turn that runs, and does so no more.
            boolean cut = versions.get(versions.size() - 1).since().isAfter(now);
            List<Shift> before = begun(versions, taken, now, cut);
            List<Version> after = Version.with(versions, definition(random, now), now);

            assertThat(begun(after, taken, now, cut)).as("change %d at %s: %s", change, now, after).isEqualTo(before);
            assertThat(roster(after, taken).shifts(now, now.plus(Duration.ofDays(40))))
                    .as("no overlap").isSortedAccordingTo(
                            (one, other) -> one.until().isAfter(other.from()) ? 1 : -1);
            versions = after;
        }
    }

    /** The running one as a whole, unless it is cut. */
    private static List<Shift> begun(List<Version> versions, List<Shift> taken, Instant now, boolean cut) {
        return roster(versions, taken).shifts(now.minus(Duration.ofDays(60)), now).stream()
                .map(shift -> cut && shift.until().isAfter(now) ? new Shift(shift.person(), shift.from(), now) : shift)
                .toList();
    }

    private static VersionedRoster roster(List<Version> versions, List<Shift> taken) {
        return new VersionedRoster(versions, Eras.of(versions), taken, List.of());
    }

    private static Definition definition(Random random, Instant now) {
        List<String> members = new ArrayList<>(PEOPLE);
        Collections.shuffle(members, random);
        TreeMap<String, List<Definition.Days>> away = new TreeMap<>();
        LocalDate today = LocalDate.ofInstant(now, ZoneId.of("UTC"));
        if (random.nextBoolean()) {
            LocalDate from = today.plusDays(random.nextInt(30) - 15L);
            away.put(PEOPLE.get(random.nextInt(4)), List.of(new Definition.Days(from, from.plusDays(5))));
        }
        LocalDateTime starts = random.nextInt(4) == 0
                ? today.plusDays(random.nextInt(40)).atTime(9, 30)
                : LocalDateTime.parse("2026-01-0" + (1 + random.nextInt(3)) + "T09:00");
        return new Definition(members.subList(0, 1 + random.nextInt(4)), random.nextInt(4) == 0,
                LENGTHS.get(random.nextInt(4)), starts, ZoneId.of(ZONES.get(random.nextInt(3))), away,
                new TreeSet<>(PEOPLE));
    }
}
