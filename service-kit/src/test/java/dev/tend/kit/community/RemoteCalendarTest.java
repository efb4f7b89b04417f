package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    @Test
    void a_rotation_has_its_shifts_as_they_were_last_read() throws Exception {
        Community watch = watch();
        Rotation rotation = watch.rotations().get("support");
        Rotation.Calendar plan = (Rotation.Calendar) rotation.plan();
        RemoteCalendar<List<Rotation.Turn>> onCall = plan.remote().orElseThrow();
        assertThat(plan.name()).isEqualTo("calendars.example");
        assertThat(plan.turns()).isEmpty();
        assertThat(watch.calendars()).hasSize(1).extracting(RemoteCalendar::place)
                .containsExactly("rotations.support.calendar");

        onCall.read(text(shift("20261123", "20261130", "Jo") + shift("20261130", "20261207", "mara-dev")), NOW);
        assertThat(plan.turns()).extracting(Rotation.Turn::person).containsExactly("jo", "mara");
        assertThat(watch.turnsOf(rotation)).extracting(Person::key).containsExactly("jo", "mara");
        assertThat(onCall.problems()).isEmpty();

        onCall.read(text(shift("20261123", "20261130", "Mara")), NOW);
        assertThat(watch.turnsOf(rotation)).extracting(Person::key).containsExactly("mara");
        assertThatThrownBy(() -> onCall.check(text(""), NOW)).hasMessage(
                "it has no event: add one for each shift, with the person's name as its title");
    }

    @Test
    void events_that_cant_be_taken_are_left_out_and_told_without_their_titles_unless_they_have_passed()
            throws Exception {
        RemoteCalendar<List<Rotation.Turn>> onCall = ((Rotation.Calendar) watch().rotations().get("support").plan())
                .remote().orElseThrow();

        onCall.read(text(shift("20261101", "20261102", "canary of old") + shift("20261123", "20261130", "Jo")
                + shift("20261128", "20261205", "Mara") + shift("20261129", "20261130", "Mara")
                + shift("20261204", "20261206", "Jo") + shift("20261210", "20261211", "canary of the dentist")
                + "BEGIN:VEVENT\nUID:1\nDTSTAMP:20261101T000000Z\nDTSTART:20261212T000000Z\nSUMMARY:Jo\nEND:VEVENT\n"),
                NOW);

        assertThat(onCall.value()).containsExactly(turn("jo", "2026-11-23", "2026-11-30"),
                turn("mara", "2026-11-30", "2026-12-05"), turn("jo", "2026-12-05", "2026-12-06"));
        assertThat(onCall.problems()).containsExactly(
                "it has an event of 2026-12-10T00:00, which names nobody of people: give it a key or name of `people` as "
                        + "its title, or add the person there",
                "it has an event of 2026-12-12T00:00, which takes no time: give it an end that is after its start",
                "it has events over each other at 2026-11-28T00:00, so the later starts when the other has ended: let one "
                        + "end where the other starts");
    }

    @Test
    void an_event_that_cant_be_read_is_left_out_and_told_with_its_line_unless_it_has_surely_passed() throws Exception {
        RemoteCalendar<List<Rotation.Turn>> onCall = ((Rotation.Calendar) watch().rotations().get("support").plan())
                .remote().orElseThrow();
        String unknown = "BEGIN:VEVENT\nUID:canary\nDTSTART;TZID=Nowhere:YEAR1210T090000\nDTEND;TZID=Nowhere:YEAR1210T170000\n"
                + "SUMMARY:canary of the title\nEND:VEVENT\n";

        onCall.read(text(unknown.replace("YEAR", "2025") + shift("20261123", "20261130", "Jo")
                + unknown.replace("YEAR", "2026")), NOW);

        assertThat(onCall.value()).containsExactly(turn("jo", "2026-11-23", "2026-11-30"));
        assertThat(onCall.problems())
                .containsExactly("it has in line 19 DTSTART in the time zone \"Nowhere\", which is not "
                        + "known and has no VTIMEZONE there: choose a zone like Europe/Berlin for this event, or export the calendar "
                        + "with its time zones");
        assertThatThrownBy(() -> onCall.check(text("").replace("END:VCALENDAR", ""), NOW)).as("a download that broke")
                .hasMessageContaining("BEGIN:VCALENDAR without its END");
    }

    @Test
    void a_holiday_that_cant_be_read_is_left_out_and_told() throws Exception {
        calendar.read(
                day("20270301").replace("END:VCALENDAR", "") + day("next month").replace("BEGIN:VCALENDAR\r\n", "")
                        .replace("VERSION:2.0\r\nPRODID:-//Larkspur//EN\r\n", ""),
                NOW);

        assertThat(calendar.value()).containsExactly(LocalDate.of(2027, 3, 1));
        assertThat(calendar.problems()).singleElement().asString()
                .startsWith("it has in line 14 DTSTART \"next month\", which is no day and no time");
    }

    private static Community watch() throws InvalidCommunity {
        return Example.read(Example.small("members: [jo, mara], starts: \"2026-11-23T09:00\"",
                "calendar: \"webcal://calendars.example/canary.ics\""));
    }

    private static String shift(String from, String until, String title) {
        return "BEGIN:VEVENT\nUID:" + from + "\nDTSTAMP:20261101T000000Z\nDTSTART;VALUE=DATE:" + from
                + "\nDTEND;VALUE=DATE:" + until + "\nSUMMARY:" + title + "\nEND:VEVENT\n";
    }

    private static Rotation.Turn turn(String person, String from, String until) {
        return new Rotation.Turn(person, Instant.parse(from + "T00:00:00Z"), Instant.parse(until + "T00:00:00Z"));
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
