package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.SortedSet;

import org.junit.jupiter.api.Test;

class RemoteCalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant FRIDAY = Instant.parse("2026-12-18T12:00:00Z");

    private final Community community = community("https://Holidays.example/private-canary/basic.ics?key=canary");
    private final RemoteCalendar<SortedSet<LocalDate>> calendar = community.holidayCalendars().get(0);
    private final WorkingTime work = community.workingTime().orElseThrow();

    @Test
    void its_holidays_are_days_off_wherever_working_time_counts_as_soon_as_it_is_read() throws Exception {
        Policy policy = community.policies().get("two-days");
        assertThat(policy.after(FRIDAY, Duration.ofDays(1))).isEqualTo("2026-12-21T12:00:00Z");

        assertThat(calendar.read(day("20261221"), NOW)).isTrue();

        assertThat(policy.after(FRIDAY, Duration.ofDays(1))).isEqualTo("2026-12-22T12:00:00Z");
        assertThat(community.people().get("mara").hours().orElseThrow().opening(Instant.parse("2026-12-21T12:00:00Z")))
                .isEqualTo("2026-12-22T10:00:00Z");
        assertThat(work.daysOff()).as("with those of the file").containsExactly(LocalDate.of(2026, 12, 21),
                LocalDate.of(2026, 12, 25));
    }

    @Test
    void the_same_holidays_written_otherwise_are_no_change() throws Exception {
        calendar.read(day("20261221"), NOW);

        assertThat(calendar.read(day("20261221").replace("20261101T", "20261102T"), NOW)).isFalse();
        assertThat(calendar.read(day("20261222"), NOW)).isTrue();
    }

    @Test
    void a_text_that_is_of_no_use_changes_nothing() throws Exception {
        calendar.read(day("20270601"), NOW);

        assertThatThrownBy(() -> calendar.read("<html>Please sign in", NOW))
                .hasMessage("it is no iCalendar file: let the address be that of an iCalendar (.ics)");
        assertThatThrownBy(() -> calendar.check(text(""), NOW)).hasMessage(
                "it has no event that takes whole days: add one, or remove the address from the file");
        calendar.failed("HTTP 503 of holidays.example");

        assertThat(calendar.value()).containsExactly(LocalDate.of(2027, 6, 1));
        assertThat(calendar.problems()).containsExactly("it can't be read: HTTP 503 of holidays.example");
        calendar.read(day("20270601"), NOW);
        assertThat(calendar.problems()).isEmpty();
    }

    @Test
    void a_list_that_ends_soon_is_a_problem() throws Exception {
        calendar.read(day("20270119"), NOW);
        assertThat(calendar.problems())
                .containsExactly("the list of holidays ends on 2027-01-19: add the next year's");

        calendar.read(day("20270120"), NOW);
        assertThat(calendar.problems()).isEmpty();
    }

    @Test
    void what_was_never_read_says_so_and_nothing_shows_the_address() {
        assertThat(calendar.problems()).containsExactly("it has not been read yet");
        assertThat(calendar.place()).isEqualTo("working-time.holidays");
        assertThat(community.toString()).doesNotContain("canary").contains("Holidays.example");
    }

    @Test
    void webcal_is_https_and_an_address_or_a_part_of_it_may_come_from_the_environment() {
        assertThat(address("webcal://holidays.example/a.ics")).isEqualTo("https://holidays.example/a.ics");
        assertThat(address("${SQUARE_HOOK}")).isEqualTo("https://hooks.slack.example/canary-square");
        assertThat(address("https://holidays.example/${HOOK_PATH}/a.ics"))
                .isEqualTo("https://holidays.example/canary-path/a.ics");
        assertThat(address("http://holidays.example/a.ics")).as("as written")
                .isEqualTo("http://holidays.example/a.ics");
    }

    private static String address(String written) {
        return community(written).holidayCalendars().get(0).address().toString();
    }

    private static Community community(String address) {
        try {
            return Example.read(Example.small("policies:\n  two-days: {unanswered: P2D}",
                    "working-time: {holidays: [2026-12-25, \"" + address + "\"]}\n"
                            + "policies:\n  two-days: {unanswered: P2D, counts: working-time}")
                    .replace("{name: Mara,", "{name: Mara, hours: {from: \"10:00\", until: \"18:00\"},"));
        } catch (InvalidCommunity e) {
            throw new AssertionError(e);
        }
    }

    private static String day(String day) {
        return text("BEGIN:VEVENT\nUID:1\nDTSTAMP:20261101T000000Z\nDTSTART;VALUE=DATE:" + day
                + "\nSUMMARY:Off\nEND:VEVENT\n");
    }

    private static String text(String events) {
        return ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkspur//EN\n" + events + "END:VCALENDAR\n")
                .replace("\n", "\r\n");
    }
}
