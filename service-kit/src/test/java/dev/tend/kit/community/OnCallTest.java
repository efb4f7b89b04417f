package dev.tend.kit.community;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnCallTest {

    private static final String PEOPLE = """
        community: Larkspur
        zone: Europe/Berlin
        people:
          mara: {name: Mara Lind, handles: {github: mara-dev}, email: mara@larkspur.example}
          jo: {name: Jo, handles: {github: jo-codes}, email: Jo@larkspur.example}
        sources: {core: {kind: github, location: larkspur/core}}
        destinations: {terminal: {kind: log}}
        rotations:
          support: {calendar: on-call.ics}
        """;

    @TempDir
    Path folder;

    @Test
    void each_event_is_a_shift_of_whom_its_title_names() throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDTEND:20261130T090000Z", " jo "),
                event("2", "DTSTART:20261130T090000Z\nDTEND:20261207T090000Z", "MARA LIND"),
                event("3", "DTSTART:20261207T090000Z\nDURATION:P1W", "@mara-dev"),
                event("4", "DTSTART:20261214T090000Z\nDTEND:20261215T090000Z", "jo@larkspur.example"));

        assertThat(turns()).containsExactly(turn("jo", "2026-11-23T09:00:00Z", "2026-11-30T09:00:00Z"),
                turn("mara", "2026-11-30T09:00:00Z", "2026-12-07T09:00:00Z"),
                turn("mara", "2026-12-07T09:00:00Z", "2026-12-14T09:00:00Z"),
                turn("jo", "2026-12-14T09:00:00Z", "2026-12-15T09:00:00Z"));
        assertThat(rotation().members()).containsExactly("jo", "mara");
    }

    @Test
    void where_the_title_names_nobody_it_is_whoever_of_people_is_invited() throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDTEND:20261130T090000Z\nATTENDEE:mailto:JO@larkspur.example\n"
                + "ATTENDEE:mailto:guest@elsewhere.example\nORGANIZER:mailto:mara@larkspur.example", "On call"));

        assertThat(turns()).extracting(Rotation.Turn::person).containsExactly("jo");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "own"})
    void what_comes_again_keeps_to_the_wall_through_daylight_saving(String rules) throws Exception {
        calendar(rules.isEmpty() ? "" : BERLIN, event("1", """
            DTSTART;TZID=Europe/Berlin:20261012T090000
            DTEND;TZID=Europe/Berlin:20261019T090000
            RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20261109T080000Z
            EXDATE;TZID=Europe/Berlin:20261109T090000""", "Jo"));

        assertThat(turns()).containsExactly(turn("jo", "2026-10-12T07:00:00Z", "2026-10-19T07:00:00Z"),
                turn("jo", "2026-10-26T08:00:00Z", "2026-11-02T08:00:00Z"));

        calendar(rules.isEmpty() ? "" : BERLIN, event("1", """
            DTSTART;TZID=Europe/Berlin:20261019T090000
            DTEND;TZID=Europe/Berlin:20261026T090000
            RRULE:FREQ=WEEKLY;COUNT=2""", "Jo"));
        assertThat(turns()).containsExactly(turn("jo", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"),
                turn("jo", "2026-10-26T08:00:00Z", "2026-11-02T08:00:00Z"));
    }

    @Test
    void a_zone_may_be_one_that_the_calendar_makes_itself() throws Exception {
        calendar(BERLIN.replace("Europe/Berlin", "Office"), event("1", """
            DTSTART;TZID=Office:20261019T090000
            DTEND;TZID=Office:20261026T090000
            RRULE:FREQ=WEEKLY;UNTIL=20261102T080000Z
            EXDATE;TZID=Office:20261102T090000""", "Jo"));

        assertThat(turns()).containsExactly(turn("jo", "2026-10-19T07:00:00Z", "2026-10-26T08:00:00Z"),
                turn("jo", "2026-10-26T08:00:00Z", "2026-11-02T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({ "Africa/Cairo, 20270428T000000, P1D, DAILY, 2027-04-29T22:00:00Z",
            "America/Santiago, 20270829T000000, P14D, WEEKLY;INTERVAL=2, 2027-09-12T03:00:00Z",
            "America/New_York, 20270312T023000, PT24H, DAILY, 2027-03-14T07:00:00Z",
            "America/New_York, 20270314T023000, PT24H, DAILY, 2027-03-14T07:00:00Z"})
    void a_start_that_the_clocks_skip_is_when_they_change_and_the_end_keeps_to_the_wall(String zone, String start,
            String length, String rule, String change) throws Exception {
        calendar(event("1", "DTSTART;TZID=" + zone + ":" + start + "\nDURATION:" + length + "\nRRULE:FREQ=" + rule,
                "Jo"));

        List<Rotation.Turn> turns = turns();
        assertThat(turns).extracting(Rotation.Turn::from).contains(Instant.parse(change));
        for (int i = 1; i < turns.size(); i++) {
            assertThat(turns.get(i).from()).isEqualTo(turns.get(i - 1).until());
        }
    }

    @Test
    void shifts_of_a_day_stay_next_to_each_other_when_the_clocks_skip_the_hand_over_or_all_of_one() throws Exception {
        String zone = ";TZID=America/New_York:";
        calendar(event("1", "DTSTART" + zone + "20270313T000000\nDTEND" + zone
                + "20270313T023000\nRRULE:FREQ=DAILY;COUNT=2", "Mara"),
                event("2", "DTSTART" + zone + "20270313T023000\nDTEND" + zone
                        + "20270314T000000\nRRULE:FREQ=DAILY;COUNT=2", "Jo"));
        assertThat(turns()).containsExactly(turn("mara", "2027-03-13T05:00:00Z", "2027-03-13T07:30:00Z"),
                turn("jo", "2027-03-13T07:30:00Z", "2027-03-14T05:00:00Z"),
                turn("mara", "2027-03-14T05:00:00Z", "2027-03-14T07:00:00Z"),
                turn("jo", "2027-03-14T07:00:00Z", "2027-03-15T04:00:00Z"));

        String hour = "DTSTART" + zone + "20270313T020000\nDURATION:PT1H";
        calendar(event("1", hour + "\nRRULE:FREQ=DAILY;COUNT=3\nEXDATE" + zone + "20270315T020000", "Jo"));
        assertThat(turns()).containsExactly(turn("jo", "2027-03-13T07:00:00Z", "2027-03-13T08:00:00Z"));

        calendar(event("1", hour.replace("0313", "0314"), "Jo"));
        assertThatThrownBy(this::turns).hasMessageContaining("which takes no time");
    }

    @Test
    void times_that_are_listed_come_too_and_what_is_excluded_may_be_so_in_another_zone() throws Exception {
        calendar(event("1", """
            DTSTART;TZID=Europe/Berlin:20270315T090000
            DURATION:PT8H
            RRULE:FREQ=DAILY;UNTIL=20270317
            RDATE;TZID=America/New_York:20270401T090000
            EXDATE:20270316T080000Z""", "Jo"));

        assertThat(turns()).extracting(Rotation.Turn::from).containsExactly(Instant.parse("2027-03-15T08:00:00Z"),
                Instant.parse("2027-03-17T08:00:00Z"), Instant.parse("2027-04-01T13:00:00Z"));
    }

    @Test
    void a_file_may_have_several_calendars_and_blank_lines() throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDTEND:20261124T090000Z", "Jo"), "\n \n\n",
                event("2", "DTSTART:20261124T090000Z\nDTEND:20261125T090000Z", "Mara"),
                "END:VCALENDAR\n\nBEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkspur//EN\n",
                event("3", "DTSTART:20261125T090000Z\nDTEND:20261126T090000Z", "Jo"));

        assertThat(turns()).extracting(Rotation.Turn::person).containsExactly("jo", "mara", "jo");
    }

    @Test
    void who_has_declined_is_not_on_duty() throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDTEND:20261130T090000Z\n"
                + "ATTENDEE;PARTSTAT=DECLINED:mailto:jo@larkspur.example\n"
                + "ATTENDEE;PARTSTAT=ACCEPTED:mailto:mara@larkspur.example", "On call"));

        assertThat(turns()).extracting(Rotation.Turn::person).containsExactly("mara");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "RECURRENCE-ID;RANGE=THISANDFUTURE:20261124T090000Z | that moves all after it too (RANGE): end what comes again "
                    + "before it, and begin another there",
            "RDATE;VALUE=PERIOD:20261124T090000Z/PT3H | that comes again for other lengths (RDATE of periods): make an event "
                    + "of each",
            "EXRULE:FREQ=SECONDLY | with an EXRULE: exclude its times each (EXDATE)",
            "RRULE:FREQ=DAILY~RRULE:FREQ=WEEKLY | with more than one RRULE: make an event of each",
            "RRULE:FREQ=DAILY~RRULE:FREQ=SECONDLY | that comes again within a day: let it come again daily at most",
            "RRULE:freq=secondly | that comes again within a day: let it come again daily at most"})
    void what_would_be_read_otherwise_than_it_was_meant_is_a_problem(String rules, String problem) throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDURATION:PT1H\n" + rules.replace('~', '\n'), "Jo"));

        assertThatThrownBy(this::turns).hasMessageContaining(
                "\"on-call.ics\" (event \"Jo\") has in line 4 an event of 2026-11-23T09:00 " + problem);
    }

    @ParameterizedTest
    @CsvSource({
            "DAILY, 24, 60, 60, whose RRULE has more than 4000 times at once: let it come again at fewer times of day",
            "YEARLY, 24, 60, 60, whose RRULE has more than 4000 times at once: let it come again at fewer times of day",
            "DAILY, 1, 60, 60, it has more than 200000 times: let what comes again end",
            "DAILY, 24, 60, 1, it has more than 200000 times: let what comes again end"})
    void a_rule_that_would_fill_the_memory_is_a_problem(String frequency, int hours, int minutes, int seconds,
            String problem) throws Exception {
        calendar(event("1", "DTSTART:20261123T090000Z\nDURATION:PT1S\nRRULE:FREQ=" + frequency + upTo("HOUR", hours)
                + upTo("MINUTE", minutes) + upTo("SECOND", seconds), "Jo"));

        assertThatThrownBy(this::turns).hasMessageContaining(problem);
    }

    private static String upTo(String what, int end) {
        return ";BY" + what + "="
                + IntStream.range(0, end).mapToObj(String::valueOf).collect(Collectors.joining(","));
    }

    @Test
    void the_zone_of_an_event_may_be_another_and_its_end_may_have_its_own() throws Exception {
        calendar(event("1", """
            DTSTART;TZID=America/New_York:20261123T090000
            DTEND;TZID=Europe/Berlin:20261123T210000
            RRULE:FREQ=DAILY;COUNT=2""", "Jo"));

        assertThat(turns()).containsExactly(turn("jo", "2026-11-23T14:00:00Z", "2026-11-23T20:00:00Z"),
                turn("jo", "2026-11-24T14:00:00Z", "2026-11-24T20:00:00Z"));
    }

    @Test
    void whole_days_and_times_without_a_zone_are_those_of_the_community() throws Exception {
        calendar(event("1", "DTSTART;VALUE=DATE:20261024\nDTEND;VALUE=DATE:20261026", "Jo"),
                event("2", "DTSTART;VALUE=DATE:20261026\nRRULE:FREQ=DAILY;COUNT=2", "mara"),
                event("3", "DTSTART:20261028T090000\nDTEND:20261028T170000", "jo"));

        assertThat(turns()).containsExactly(turn("jo", "2026-10-23T22:00:00Z", "2026-10-25T23:00:00Z"),
                turn("mara", "2026-10-25T23:00:00Z", "2026-10-26T23:00:00Z"),
                turn("mara", "2026-10-26T23:00:00Z", "2026-10-27T23:00:00Z"),
                turn("jo", "2026-10-28T08:00:00Z", "2026-10-28T16:00:00Z"));
    }

    @Test
    void one_of_those_that_come_again_may_be_anothers_or_at_another_time_or_cancelled() throws Exception {
        String series = "DTSTART;TZID=Europe/Berlin:20261019T090000\nDTEND;TZID=Europe/Berlin:20261020T090000\n"
                + "RRULE:FREQ=WEEKLY;COUNT=4";
        calendar(event("1", series, "Jo"),
                event("1", "RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000\n"
                        + "DTSTART;TZID=Europe/Berlin:20261027T100000\nDTEND;TZID=Europe/Berlin:20261028T090000\n"
                        + "RRULE:FREQ=WEEKLY;COUNT=4", "Mara"),
                event("1", "RECURRENCE-ID:20261102T080000Z\nSTATUS:CANCELLED\n"
                        + "DTSTART;TZID=Europe/Berlin:20261102T090000\nDTEND;TZID=Europe/Berlin:20261103T090000",
                        "Jo"));

        assertThat(turns()).containsExactly(turn("jo", "2026-10-19T07:00:00Z", "2026-10-20T07:00:00Z"),
                turn("mara", "2026-10-27T09:00:00Z", "2026-10-28T08:00:00Z"),
                turn("jo", "2026-11-09T08:00:00Z", "2026-11-10T08:00:00Z"));
    }

    @Test
    void an_event_that_names_nobody_or_several_or_takes_no_time_is_a_problem() throws Exception {
        calendar(event("1", "DTSTART;VALUE=DATE:20261123", "Jo B."), event("2", "DTSTART:20261124T090000Z", "Jo"),
                event("3", "DTSTART;VALUE=DATE:20261126\nATTENDEE:mailto:jo@larkspur.example\n"
                        + "ATTENDEE:mailto:mara@larkspur.example", "Both"));

        assertThatThrownBy(this::turns).hasMessageContaining(
                "9: rotations.support.calendar: \"on-call.ics\" has the event \"Jo B.\" of 2026-11-23T00:00, which names "
                        + "nobody of people: give it a key or name of `people` as its title, or add the person there, "
                        + "or remove the event if it has passed")
                .hasMessageContaining("has the event \"Jo\" of 2026-11-24T10:00, which takes no time: give it an end")
                .hasMessageContaining("has the event \"Both\" of 2026-11-26T00:00, which may be of mara or jo: give");
    }

    @Test
    void two_at_a_time_are_a_problem() throws Exception {
        calendar(event("1", "DTSTART;VALUE=DATE:20261123\nDTEND;VALUE=DATE:20261130", "Jo"),
                event("2", "DTSTART:20261129T220000Z\nDTEND:20261206T230000Z", "Mara Lind"));

        assertThatThrownBy(this::turns)
                .hasMessageContaining("has events over each other: \"Jo\" of 2026-11-23T00:00 and "
                        + "\"Mara Lind\" of 2026-11-29T23:00: let one end where the other starts");
    }

    @Test
    void a_calendar_that_does_not_help_is_a_problem_with_a_remedy() throws IOException {
        assertThatThrownBy(this::turns).hasMessageContaining("\"on-call.ics\" can't be read: put it next to this file, "
                + "or write `members` and `starts`");
        Files.writeString(folder.resolve("on-call.ics"), "mara, then jo");
        assertThatThrownBy(this::turns).hasMessageContaining("\"on-call.ics\" is no iCalendar file");
        calendar("\n\n", event("1", "DTSTART:tomorrow", "Jo"));
        assertThatThrownBy(this::turns).hasMessageContaining("\"on-call.ics\" (event \"Jo\") has in line 9 "
                + "DTSTART \"tomorrow\", which is no day and no time: write a day like 20270111");
        calendar();
        assertThatThrownBy(this::turns).hasMessageContaining("\"on-call.ics\" has no event");
        calendar(event("1", "DTSTART:20261124T090000Z\nDTEND:20261124T091000Z\nRRULE:FREQ=MINUTELY", "Jo"));
        assertThatThrownBy(this::turns).hasMessageContaining("comes again within a day");
        String daily = "DTSTART;VALUE=DATE:20260101\nRRULE:FREQ=DAILY";
        calendar(IntStream.range(0, 8).mapToObj(i -> event("daily-" + i, daily, "Jo")).toArray(String[]::new));
        assertThatThrownBy(this::turns).hasMessageContaining("it has more than 200000 times: let what comes again end");
    }

    private static final String BERLIN = """
        BEGIN:VTIMEZONE
        TZID:Europe/Berlin
        BEGIN:DAYLIGHT
        TZOFFSETFROM:+0100
        TZOFFSETTO:+0200
        TZNAME:CEST
        DTSTART:19700329T020000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        END:DAYLIGHT
        BEGIN:STANDARD
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0100
        TZNAME:CET
        DTSTART:19701025T030000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        END:STANDARD
        END:VTIMEZONE
        """;

    private static String event(String uid, String when, String summary) {
        return "BEGIN:VEVENT\nUID:" + uid + "\nDTSTAMP:20261101T000000Z\n" + when + "\nSUMMARY:" + summary
                + "\nEND:VEVENT\n";
    }

    private void calendar(String... parts) throws IOException {
        Files.writeString(folder.resolve("on-call.ics"), ("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Larkspur//EN\n"
                + String.join("", parts) + "END:VCALENDAR\n").replace("\n", "\r\n"));
    }

    private List<Rotation.Turn> turns() throws IOException, InvalidCommunity {
        return ((Rotation.Calendar) rotation().plan()).turns();
    }

    private Rotation rotation() throws IOException, InvalidCommunity {
        Path file = Files.writeString(folder.resolve("community.yaml"), PEOPLE);
        return CommunityFile.read(file, Example.ENVIRONMENT).rotations().get("support");
    }

    private static Rotation.Turn turn(String person, String from, String until) {
        return new Rotation.Turn(person, Instant.parse(from), Instant.parse(until));
    }
}
