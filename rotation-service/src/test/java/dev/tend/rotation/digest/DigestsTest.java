package dev.tend.rotation.digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.DigestDue;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class DigestsTest extends ServiceTest {

    /** A Tuesday, 09:00 in Berlin. */
    private static final Instant DUE = Instant.parse("2032-06-01T07:00:00Z");
    private static final Duration WEEK = Duration.ofDays(7);

    @Inject
    Digests digests;

    @Test
    void however_many_replicas_sweep_a_list_is_told_once_and_not_when_its_day_has_passed() throws Exception {
        digests.sweep();
        String question = newQuestion();
        publish(Triage.of(question).title("Sails tear").flags("SQUALL"));
        listed(question);

        clock.moveTo(DUE.minusSeconds(1));
        digests.sweep();
        assertThat(squalls(DUE)).isEmpty();

        clock.moveTo(DUE.plus(Duration.ofHours(5)));
        atOnce(digests::sweep);
        assertThat(squalls(DUE)).singleElement().satisfies(due -> {
            assertThat(due.destination()).isEqualTo("porch");
            assertThat(due.person()).isIn("mo", "zed", "bea");
            assertThat(due.unchangedSince()).isNull();
            assertThat(due.items()).singleElement().satisfies(item -> assertThat(
                    List.of(item.question(), item.section(), item.awaiting(), item.because()))
                    .isEqualTo(List.of(question, "Squalls", Turn.TEAM, "about squall")));
        });

        clock.moveTo(DUE.plus(WEEK).plus(Duration.ofDays(1)));
        atOnce(digests::sweep);
        assertThat(squalls(DUE.plus(WEEK))).isEmpty();

        clock.moveTo(DUE.plus(WEEK.multipliedBy(2)));
        atOnce(digests::sweep);
        assertThat(squalls(DUE.plus(WEEK.multipliedBy(2)))).singleElement()
                .satisfies(due -> assertThat(due.unchangedSince()).isEqualTo(DUE));
        get("/api/digests").body("items.find { it.name == 'squalls' }.watched.last.posting", is("UNCHANGED"))
                .body("items.find { it.name == 'squalls' }.watched.last.due",
                        is(DUE.plus(WEEK.multipliedBy(2)).toString()));
        get("/api/digests/squalls/preview").statusCode(200).body("posting", is("UNCHANGED"))
                .body("unchangedSince", is(DUE.toString())).body("items[0].title", is("Sails tear"))
                .body("items[0].because", is("about squall")).body("next", is("2032-06-22T07:00:00Z"));
    }

    @Test
    void what_was_settled_is_loaded_as_far_back_as_a_section_wants_it() {
        String here = newQuestion();
        String there = newQuestion();
        publish(Triage.of(here).flags("WEATHERED"), Triage.of(there).flags("WEATHERED").awaiting(Turn.NOBODY));
        listed(there);
        get("/api/digests/squalls/preview").body("items.question", not(hasItem(here)));
        listed(here);
        act(here, "resolve", Map.of("by", "bea")).statusCode(200);

        get("/api/digests/squalls/preview").body("items.question", hasItems(here, there)).body("items.section",
                is(List.of("Weathered", "Weathered")));
        clock.advance(Duration.ofDays(15));
        get("/api/digests/squalls/preview").body("items.question", not(hasItem(there)));
    }

    @Test
    void a_report_is_told_once_for_the_week_up_to_its_time() throws Exception {
        Instant due = Instant.parse("2032-07-06T07:00:00Z");
        clock.moveTo(due.minus(Duration.ofDays(2)));
        digests.sweep();
        String question = newQuestion();
        publish(Triage.of(question).title("Sails tear in hail").postedAt(due.minus(Duration.ofDays(1))));
        listed(question);
        clock.moveTo(due.minus(Duration.ofHours(1)));

        get("/api/digests/weather/preview").statusCode(200).body("posting", is("REPORT"))
                .body("person", nullValue())
                .body("report[0].title", is("Came in and settled"))
                .body("report[0].entries.text", hasItem(startsWith("engine: 1 came in (1 bug)")));
        String hidden = newQuestion();
        publish(Triage.of(hidden).visibility(Visibility.PRIVATE).postedAt(due.minus(Duration.ofDays(1))));
        listed(hidden);
        get("/api/digests/weather/preview").body("report[0].counts", not(containsString("everybody may read")))
                .body("report[0].entries.text", hasItem(startsWith("engine: 2 came in (2 bug)")));
        get("/api/digests/outlook/preview").body("report[0].counts", containsString("that everybody may read"))
                .body("report[0].entries.text", hasItem(startsWith("engine: 1 came in (1 bug)")));
        get("/api/reports?from=2032-07-04T00:00:00Z&until=2032-07-06T07:00:00Z&source=engine").statusCode(200)
                .body("firstAnswer.cameIn", is(2)).body("flows.source", is(List.of("engine")));
        get("/api/reports?from=2032-07-06T00:00:00Z&until=2032-07-01T07:00:00Z").statusCode(400);
        get("/api/reports?source=atik").statusCode(400).body("detail", containsString("engine"));

        clock.moveTo(due.plus(Duration.ofMinutes(1)));
        atOnce(digests::sweep);
        assertThat(told("digest:weather", DigestDue.class).stream().filter(told -> told.dueAt().equals(due)))
                .singleElement().satisfies(told -> {
                    assertThat(told.items()).isEmpty();
                    assertThat(told.person()).as("a group is nobody's key").isNull();
                    assertThat(told.report()).extracting(DigestDue.Part::title).contains("Came in and settled",
                            "First answer");
                });
    }

    @Test
    void a_digest_of_another_name_is_not_found_and_told_which_there_are() {
        get("/api/digests/gusts/preview").statusCode(404).body("detail", containsString("squalls, weather, calm"));
        get("/api/digests").statusCode(200).body("items.name",
                is(List.of("squalls", "weather", "calm", "gales", "lulls", "outlook")));
    }

    private static List<DigestDue> squalls(Instant due) {
        return told("digest:squalls", DigestDue.class).stream().filter(digest -> digest.dueAt().equals(due)).toList();
    }
}
