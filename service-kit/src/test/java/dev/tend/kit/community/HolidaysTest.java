package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

    @TempDir
    Path folder;

    @Test
    void a_calendars_whole_days_are_holidays_be_they_several_or_each_years() throws Exception {
        calendar("""
            BEGIN:VTIMEZONE
            TZID:Europe/Lisbon
            TZURL:http://127.0.0.1:1/Lisbon
            BEGIN:STANDARD
            DTSTART:20261025T020000
            TZOFFSETFROM:+0100
            TZOFFSETTO:+0000
            END:STANDARD
            END:VTIMEZONE
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20261101T000000Z
            DTSTART;VALUE=DATE:20261224
            DTEND;VALUE=DATE:20261227
            SUMMARY:Winter break
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTAMP:20261101T000000Z
            DTSTART;VALUE=DATE:20250101
            RRULE:FREQ=YEARLY
            EXDATE;VALUE=DATE:20270101
            SUMMARY:New Year
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTAMP:20261101T000000Z
            DTSTART;TZID=Europe/Lisbon:20261130T100000
            DTEND;TZID=Europe/Lisbon:20261130T110000
            SUMMARY:A meeting
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            DTSTAMP:20261101T000000Z
            DTSTART;VALUE=DATE:20261201
            RRULE:FREQ=SECONDLY
            SUMMARY:Nonsense
            END:VEVENT
            """);

        assertThat(Holidays.read("holidays.ics", folder.resolve("community.yaml")).days())
                .contains(day("2026-12-24"), day("2026-12-25"), day("2026-12-26"), day("2025-01-01"),
                        day("2026-01-01"), day("2028-01-01"), day("2099-01-01"))
                .doesNotContain(day("2026-12-27"), day("2027-01-01"), day("2026-11-30"), day("2026-12-01"));
    }

    @Test
    void a_calendar_that_does_not_help_is_a_problem_with_a_remedy() throws IOException {
        assertThatThrownBy(this::read).hasMessage("\"holidays.ics\" can't be read");
        Files.writeString(folder.resolve("holidays.ics"), "2026-12-25");
        assertThatThrownBy(this::read).hasMessage("\"holidays.ics\" is no iCalendar file");
        calendar("");
        assertThatThrownBy(this::read).hasMessage("\"holidays.ics\" has no event that takes whole days");
    }

    @Test
    void the_file_of_the_community_names_one_beside_it_or_days_or_both() throws Exception {
        calendar("""
            BEGIN:VEVENT
            UID:1
            DTSTAMP:20261101T000000Z
            DTSTART;VALUE=DATE:20261225
            SUMMARY:Christmas
            END:VEVENT
            """);
        Path file = folder.resolve("community.yaml");
        for (String holidays : new String[]{ "holidays.ics", "[holidays.ics, 2027-01-01]"}) {
            Files.writeString(file, Example.SMALL + "working-time: {holidays: " + holidays + "}");
            assertThat(CommunityFile.read(file, Example.ENVIRONMENT).workingTime().orElseThrow().holidays())
                    .contains(day("2026-12-25"));
        }
        assertThat(CommunityFile.read(file, Example.ENVIRONMENT).workingTime().orElseThrow().holidays())
                .containsExactly(day("2026-12-25"), day("2027-01-01"));
    }

    @Test
    void one_that_is_moved_or_cancelled_is_not_where_it_was_and_every_calendar_of_the_file_counts() throws Exception {
        String series = "BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260601\nRRULE:FREQ=YEARLY\nEND:VEVENT\n";
        calendar(series + "BEGIN:VEVENT\nUID:1\nRECURRENCE-ID;VALUE=DATE:20270601\nDTSTART;VALUE=DATE:20270602\n"
                + "END:VEVENT\nEND:VCALENDAR\nBEGIN:VCALENDAR\n" + "BEGIN:VEVENT\nUID:2\nSTATUS:CANCELLED\n"
                + "DTSTART;VALUE=DATE:20261225\nEND:VEVENT\n");

        assertThat(Holidays.read("holidays.ics", folder.resolve("community.yaml")).days())
                .contains(day("2026-06-01"), day("2027-06-02"), day("2028-06-01"))
                .doesNotContain(day("2027-06-01"), day("2026-12-25"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "EXRULE:FREQ=SECONDLY", "RRULE:FREQ=DAILY\nRRULE:FREQ=WEEKLY",
            "DURATION:P1000D\nRRULE:FREQ=DAILY",
            "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23"})
    void a_calendar_that_would_fill_the_memory_is_a_problem(String rules) throws IOException {
        calendar("BEGIN:VEVENT\nUID:1\nDTSTART;VALUE=DATE:20260601\n" + rules + "\nEND:VEVENT\n");

        assertThatThrownBy(this::read).isInstanceOf(Wrong.class).hasMessageContaining("has ");
    }

    private void read() throws Wrong {
        Holidays.read("holidays.ics", folder.resolve("community.yaml"));
    }

    private void calendar(String events) throws IOException {
        Files.writeString(folder.resolve("holidays.ics"), ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkspur//EN\n"
                + events + "END:VCALENDAR\n").replace("\n", "\r\n"));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
