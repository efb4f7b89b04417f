package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;

class ShiftCalendarTest {

    private static final Instant NOW = Instant.parse("2026-01-06T12:00:00Z");
    private static final Instant END = Instant.parse("2026-02-10T00:00:00Z");

    private final Community community = Pinwheel.community();

    @Test
    void a_calendar_client_sees_the_shifts() throws Exception {
        List<VEvent> events = parse(calendar(NOW, List.of())).getComponents("VEVENT");

        assertThat(events).hasSize(6);
        assertThat(events.get(0).getSummary().getValue()).isEqualTo("alva Zander on duty: first-line");
        assertThat(Instant.from(events.get(0).getDateTimeStart().getDate()))
                .isEqualTo("2026-01-05T08:00:00Z");
        assertThat(Instant.from(events.get(0).getDateTimeEnd().getDate()))
                .isEqualTo("2026-01-12T08:00:00Z");
        assertThat(calendar(NOW, List.of())).contains("\r\n").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void an_entry_keeps_its_uid_whenever_it_is_fetched_and_whoever_takes_it() throws Exception {
        Takeover takeover = new Takeover(UUID.randomUUID(), "first-line", "otto", Instant.parse("2026-01-12T08:00:00Z"),
                Instant.parse("2026-01-19T08:00:00Z"), NOW, null);

        assertThat(uids(calendar(NOW, List.of()))).hasSize(6).doesNotHaveDuplicates()
                .isEqualTo(uids(calendar(NOW.plusSeconds(3600), List.of(takeover))));
    }

    @Test
    void a_person_sees_their_shifts_of_all_rotations_and_no_others() throws Exception {
        List<Schedule> schedules = community.rotations().values().stream()
                .map(rotation -> new Schedule(rotation, community, List.of())).toList();
        String file = ShiftCalendar.of("otto", schedules, community, Instant.parse("2031-03-01T00:00:00Z"),
                Instant.parse("2031-03-05T00:00:00Z"));

        assertThat(parse(file).getComponents("VEVENT"))
                .extracting(event -> ((VEvent) event).getSummary().getValue())
                .containsExactly("Otto Quist on duty: second-line", "Otto Quist on duty: labs-watch",
                        "Otto Quist on duty: labs-watch");
        assertThat(uids(file)).doesNotHaveDuplicates();
    }

    @Test
    void text_that_people_write_stays_within_its_value() throws Exception {
        String nasty = "a\\b;c,d\r\nEND:VCALENDAR\u0007" + "é🌀".repeat(60);
        String line = ContentLine.ofText("SUMMARY", nasty);

        String file = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tend//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
                + "DTSTAMP:20260101T000000Z\r\n" + line + "END:VEVENT\r\nEND:VCALENDAR\r\n";
        VEvent event = (VEvent) parse(file).getComponents("VEVENT").get(0);
        assertThat(event.getSummary().getValue())
                .isEqualTo("a\\b;c,d\nEND:VCALENDAR" + "é🌀".repeat(60));
    }

    @Test
    void no_line_is_longer_than_75_octets_and_no_character_is_cut() {
        String line = ContentLine.ofText("SUMMARY", "🌀é,".repeat(100));

        assertThat(line.split("\r\n")).allSatisfy(part -> {
            assertThat(part.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
            assertThat(part).doesNotContain("\uFFFD");
            assertThat(Character.isLowSurrogate(part.charAt(1))).isFalse();
        });
        assertThat(line.replace("\r\n ", "")).isEqualTo("SUMMARY:" + "🌀é\\,".repeat(100) + "\r\n");
    }

    private String calendar(Instant now, List<Takeover> takeovers) {
        Schedule schedule = new Schedule(community.rotations().get("first-line"), community, takeovers);
        return ShiftCalendar.of(schedule, schedule.shifts(NOW, END), community, now);
    }

    private static Calendar parse(String text) throws Exception {
        return new CalendarBuilder().build(new StringReader(text));
    }

    private static List<String> uids(String text) throws Exception {
        return parse(text).getComponents("VEVENT").stream()
                .map(event -> ((VEvent) event).getUid().orElseThrow().getValue()).toList();
    }
}
