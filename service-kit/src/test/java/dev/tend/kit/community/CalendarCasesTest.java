package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars of the shapes that other programs write, each a file in {@code calendars}. */
class CalendarCasesTest {

    private static final Path CALENDARS = Example.FOLDER.resolve("calendars");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = { "created-in-year-0", "folded-attendee"})
    void the_week_is_that_of_jo(String calendar) throws Exception {
        assertThat(shifts(calendar)).containsExactly("jo 2027-02-07T23:00:00Z 2027-02-14T23:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "folded-description", "folded-summary", "what-no-shift-needs"})
    void the_week_is_that_of_mara(String calendar) throws Exception {
        assertThat(shifts(calendar)).containsExactly("mara 2027-02-07T23:00:00Z 2027-02-14T23:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = { "folded-within-a-character", "in-windows-1252"})
    void the_week_is_that_of_zoe_whose_name_has_two_octets_for_a_letter(String calendar) throws Exception {
        assertThat(shifts(calendar)).containsExactly("zoe 2027-02-07T23:00:00Z 2027-02-14T23:00:00Z");
    }

    @Test
    void an_octet_that_is_no_utf_8_spoils_no_other_line() {
        byte[] bytes = "\u00ef\u00bb\u00bfDESCRIPTION:caf\u00e9\r\nSUMMARY:Zo\u00c3\u00ab\r\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(CalendarText.of(bytes)).isEqualTo("DESCRIPTION:café\r\nSUMMARY:Zoë\r\n");
    }

    @Test
    void a_zone_and_a_rule_may_be_folded() throws Exception {
        assertThat(shifts("folded-rule")).containsExactly("jo 2027-02-08T08:00:00Z 2027-02-08T16:00:00Z",
                "jo 2027-02-09T08:00:00Z 2027-02-09T16:00:00Z");
    }

    @Test
    void holidays_are_read_with_folds_and_whatever_is_wrong_with_what_is_no_holiday() throws Exception {
        assertThat(holidays("folded-holidays")).containsExactly(LocalDate.of(2027, 3, 1), LocalDate.of(2027, 4, 5));
        assertThat(holidays("created-in-year-0-holidays")).containsExactly(LocalDate.of(2027, 3, 1));
    }

    @Test
    void a_time_that_is_excluded_as_a_day_is_whatever_starts_on_it() throws Exception {
        assertThat(shifts("exdate-of-a-day")).containsExactly("jo 2027-02-08T08:00:00Z 2027-02-08T16:00:00Z",
                "jo 2027-02-10T08:00:00Z 2027-02-10T16:00:00Z");
    }

    @Test
    void a_day_that_is_excluded_as_a_time_is_that_day_if_it_is_clear_which() throws Exception {
        assertThat(shifts("exdate-of-a-time")).containsExactly("jo 2027-02-07T23:00:00Z 2027-02-08T23:00:00Z",
                "jo 2027-02-09T23:00:00Z 2027-02-10T23:00:00Z");
        assertThat(problems("exdate-of-a-time-in-utc")).containsExactly(
                "\"duty.ics\" (event \"Jo\") has in line 11 EXDATE \"20270208T230000Z\", which is a time in UTC, while "
                        + "the event takes whole days: exclude the day, like EXDATE;VALUE=DATE:20270111");
    }

    @Test
    void one_that_is_moved_may_be_named_by_its_day() throws Exception {
        assertThat(shifts("recurrence-id-of-a-day")).containsExactly("jo 2027-02-08T08:00:00Z 2027-02-08T16:00:00Z",
                "mara 2027-02-09T09:00:00Z 2027-02-09T16:00:00Z", "jo 2027-02-10T08:00:00Z 2027-02-10T16:00:00Z");
    }

    @Test
    void of_several_versions_of_an_event_the_last_counts() throws Exception {
        assertThat(shifts("sequence")).containsExactly("mara 2027-02-08T08:00:00Z 2027-02-09T08:00:00Z",
                "jo 2027-03-01T08:00:00Z 2027-03-02T08:00:00Z", "mara 2027-03-08T10:00:00Z 2027-03-09T08:00:00Z");
    }

    @Test
    void a_zone_that_nobody_knows_is_named_with_its_line_and_event() throws Exception {
        assertThat(problems("zone-without-rules")).containsExactly(
                "\"duty.ics\" (event \"Jo\") has in line 9 DTSTART in the time zone \"Customized Time Zone 1\", which is "
                        + "not known and has no VTIMEZONE there: choose a zone like Europe/Berlin for this event, or export "
                        + "the calendar with its time zones");
    }

    @Test
    void a_zone_may_have_the_name_that_exchange_or_windows_has_for_it() throws Exception {
        assertThat(shifts("zones-by-other-names")).extracting(shift -> shift.substring(0, 17)).containsExactly(
                "jo 2027-02-08T09:", "jo 2027-02-09T09:", "jo 2027-02-10T09:", "jo 2027-02-11T09:", "jo 2027-02-12T09:",
                "jo 2027-02-13T08:", "jo 2027-02-14T08:", "jo 2027-02-15T08:", "jo 2027-02-16T08:");
    }

    @Test
    void a_name_is_the_same_with_letters_in_parts_and_with_spaces_of_any_kind() throws Exception {
        assertThat(shifts("names-as-people-copy-them")).extracting(shift -> shift.split(" ")[0]).containsExactly("zoe",
                "zoe", "mara");
    }

    @Test
    void events_of_one_person_may_be_over_each_other() throws Exception {
        assertThat(shifts("overlaps-of-one-person")).containsExactly("jo 2027-02-08T08:00:00Z 2027-02-12T08:00:00Z",
                "jo 2027-02-12T08:00:00Z 2027-02-13T08:00:00Z", "mara 2027-02-13T08:00:00Z 2027-02-14T08:00:00Z");
    }

    @Test
    void two_people_at_a_time_are_a_problem_though_a_short_event_is_between_them() throws Exception {
        assertThat(problems("overlap-behind-a-short-one")).singleElement().asString()
                .contains("events over each other: \"Jo\" of 2027-02-08T09:00 and \"Mara\" of 2027-02-11T09:00");
    }

    @Test
    void a_file_that_is_cut_off_says_where() throws Exception {
        assertThat(problems("cut-off"))
                .containsExactly("\"duty.ics\" has in line 10 BEGIN:VEVENT without its END: export "
                        + "the calendar again, since it seems to be cut off or damaged");
    }

    @ParameterizedTest
    @ValueSource(strings = { "END:\nBEGIN:VCALENDAR\nEND:VCALENDAR", "BEGIN:\nBEGIN:VCALENDAR\nEND:",
            "BEGIN:\nEND:\nEND:\nEND:"})
    void a_begin_or_end_of_nothing_does_no_harm(String text) {
        assertThatThrownBy(() -> CalendarFile.read(text, "it", "export it", events -> {
            throw new Wrong(events.size() + " events");
        })).isInstanceOf(Wrong.class);
    }

    @Test
    void what_is_needed_and_wrong_is_named_with_its_line_and_property() throws Exception {
        assertThat(problems("wrong-where-it-matters")).hasSize(8).allSatisfy(
                problem -> assertThat(problem).startsWith("\"duty.ics\" (event \"Jo\") has in line ").contains(": "))
                .satisfiesExactly(
                        problem -> assertThat(problem).contains("line 9 DTSTART \"next week\", which is no day"),
                        problem -> assertThat(problem).contains("line 15 DTSTART \"20270230T090000Z\""),
                        problem -> assertThat(problem).contains("line 22 DTEND \"later\""),
                        problem -> assertThat(problem).contains("line 29 DURATION \"8 hours\", which is no length"),
                        problem -> assertThat(problem).contains("line 37 RRULE \"FREQ=SOMETIMES\", which is no rule"),
                        problem -> assertThat(problem).contains("line 46 EXDATE \"Tuesday\""),
                        problem -> assertThat(problem).contains("line 48 an event without DTSTART"),
                        problem -> assertThat(problem).contains("line 59 RRULE, which has no colon"));
    }

    private List<String> shifts(String calendar) throws Exception {
        return ((Rotation.Calendar) read(calendar).rotations().get("support").plan()).turns().stream()
                .map(turn -> turn.person() + " " + turn.from() + " " + turn.until()).toList();
    }

    private List<String> problems(String calendar) throws IOException {
        try {
            read(calendar);
            return List.of();
        } catch (InvalidCommunity e) {
            return e.problems().stream()
                    .map(found -> found.message().replace("rotations.support.calendar: ", "") + ": " + found.remedy())
                    .toList();
        }
    }

    private Iterable<LocalDate> holidays(String calendar) throws Wrong {
        return Holidays.read(calendar + ".ics", CALENDARS.resolve("community.yaml")).days();
    }

    private Community read(String calendar) throws IOException, InvalidCommunity {
        Files.copy(CALENDARS.resolve(calendar + ".ics"), folder.resolve("duty.ics"),
                StandardCopyOption.REPLACE_EXISTING);
        return CommunityFile.read(Files.writeString(folder.resolve("community.yaml"), """
            community: Larkspur
            zone: Europe/Berlin
            people:
              mara: {name: Mara Lind, handles: {github: Mara}}
              jo: {name: Jo, handles: {github: jo-codes}, email: Jo@larkspur.example}
              zoe: {name: Zoë Ahlgren, handles: {github: z-ahlgren}}
            sources: {core: {kind: github, location: larkspur/core}}
            destinations: {terminal: {kind: log}}
            rotations:
              support: {calendar: duty.ics}
            """), Example.ENVIRONMENT);
    }
}
