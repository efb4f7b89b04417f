package dev.tend.rotation.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.schedule.Schedule;

/** In the week from Monday, 23 November 2026 Bea is on duty, in the week before Zed; hand-over is at 09:00 in Berlin. */
class DeliveryTest {

    private static final Instant TUESDAY = Instant.parse("2026-11-24T06:00:00Z");
    private static final Map<String, Instant> ALWAYS = Map.of();
    private static final String ALWAYS_THERE = "bea: {name: Bea Lindqvist}";

    @Test
    void however_many_lists_are_for_a_person_on_a_day_it_is_one_message_at_the_time_of_the_first() {
        Community community = community(ALWAYS_THERE, "late: {at: \"16:00\", days: [TUE, WED], to-person: duty}",
                "early: {at: \"09:00\", days: [TUE], to-person: bea}", "others: {at: \"07:00\", days: [TUE]}");

        assertThat(said(community, TUESDAY)).containsExactly("bea 2026-11-24T08:00:00Z late, early",
                "bea 2026-11-25T15:00:00Z late");
    }

    @Test
    void what_goes_elsewhere_is_a_message_of_its_own() {
        Community community = community(ALWAYS_THERE, "one: {at: \"09:00\", days: [TUE], to-person: bea}",
                "other: {at: \"09:30\", days: [TUE], to-person: bea, to: cellar}");

        assertThat(said(community, TUESDAY)).containsExactly("bea 2026-11-24T08:00:00Z one",
                "bea 2026-11-24T08:30:00Z other");
    }

    @Test
    void it_is_for_who_is_on_duty_at_its_time() {
        Community community = community(ALWAYS_THERE, "before: {at: \"08:59\", days: [MON], to-person: duty}",
                "after: {at: \"09:00\", days: [MON], to-person: duty}",
                "nobody: {at: \"09:00\", days: [MON], to-person: duty, rotation: labs-watch}");

        assertThat(said(community, Instant.parse("2026-11-22T23:30:00Z"))).containsExactly(
                "zed 2026-11-23T07:59:00Z before", "bea 2026-11-23T08:00:00Z after");
    }

    @Test
    void it_waits_for_the_working_hours_of_whom_it_is_for_and_goes_with_what_is_due_then() {
        Community community = community(
                "bea: {name: Bea Lindqvist, hours: {from: \"10:00\", until: \"16:00\", days: [TUE, WED]}}",
                "monday: {at: \"17:00\", days: [MON], to-person: bea}",
                "tuesday: {at: \"11:00\", days: [TUE], to-person: bea}",
                "evening: {at: \"16:00\", days: [TUE], to-person: bea}");

        assertThat(said(community, TUESDAY)).containsExactly("bea 2026-11-24T09:00:00Z monday, tuesday",
                "bea 2026-11-25T09:00:00Z evening");
    }

    @Test
    void a_day_is_the_persons_own() {
        Community community = community(
                "bea: {name: Bea Lindqvist, hours: {from: \"08:00\", until: \"17:00\", zone: Pacific/Auckland}}",
                "it: {at: \"19:30\", days: [MON, TUE], to-person: bea}");

        Delivery delivery = around(community, TUESDAY, ALWAYS).stream()
                .filter(each -> each.day().equals(LocalDate.parse("2026-11-24"))).findFirst().orElseThrow();
        assertThat(delivery.at()).isEqualTo("2026-11-23T19:00:00Z");
        assertThat(delivery.isDue(community, delivery.at().minusSeconds(1))).isFalse();
        assertThat(delivery.isDue(community, delivery.at())).isTrue();
        assertThat(delivery.isDue(community, Instant.parse("2026-11-24T10:59:59Z"))).isTrue();
        assertThat(delivery.isDue(community, Instant.parse("2026-11-24T11:00:00Z"))).isFalse();
    }

    @Test
    void what_was_due_before_it_was_looked_after_is_history() {
        Community community = community(ALWAYS_THERE, "it: {at: \"09:00\", days: [TUE, WED], to-person: bea}");

        assertThat(around(community, TUESDAY, Map.of("it", TUESDAY.plus(Duration.ofHours(3))))).extracting(Delivery::at)
                .containsExactly(Instant.parse("2026-11-25T08:00:00Z"));
    }

    private static List<String> said(Community community, Instant now) {
        return around(community, now, ALWAYS).stream().filter(delivery -> !delivery.at().isBefore(now))
                .map(delivery -> delivery.person() + " " + delivery.at() + " "
                        + delivery.digests().stream().map(Digest::key).collect(Collectors.joining(", ")))
                .toList();
    }

    private static List<Delivery> around(Community community, Instant now, Map<String, Instant> since) {
        List<Schedule> schedules = community.rotations().values().stream()
                .map(rotation -> new Schedule(rotation, community, List.of())).toList();
        return Delivery.around(now, 1, community, schedules, since);
    }

    private static Community community(String bea, String... digests) {
        return Pinwheel.withPeopleAndDigests(bea, List.of(digests).stream()
                .map(digest -> digest.contains("rotation:") ? digest : digest.replace("}", ", rotation: first-line}"))
                .map(digest -> digest.contains(" to:") ? digest : digest.replace("}", ", to: porch}"))
                .toArray(String[]::new));
    }
}
