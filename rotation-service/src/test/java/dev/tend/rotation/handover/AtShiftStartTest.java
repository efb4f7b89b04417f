package dev.tend.rotation.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tend.events.QuestionTyped;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Rotation;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.Triage;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Loaded;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.schedule.Shift;

class AtShiftStartTest {

    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant END = Instant.parse("2026-11-30T08:00:00Z");
    private static final Instant POSTED = START.minus(Duration.ofDays(3));
    private static final Shift MOS = new Shift("mo", START, END);
    private static final Optional<Shift> BEAS = Optional.of(new Shift("bea", START.minus(Duration.ofDays(7)), START));

    private final Community community = Pinwheel.community();
    private final Rotation rotation = community.rotations().get("first-line");

    @Test
    void what_is_theirs_comes_first_then_what_is_still_with_the_one_before() {
        AtShiftStart open = at(BEAS, given("beas", "bea"), given("mos", "mo"), given("zeds", "zed"));

        assertThat(lines(open)).containsExactly("Yours: mos, open, no answer yet",
                "Still with Bea Lindqvist: beas, open, no answer yet");
        assertThat(open.handedOver()).isEmpty();
    }

    @Test
    void what_people_handed_over_during_the_shift_before_is_named() {
        AtShiftStart open = at(BEAS, handedOver("earlier", START.minus(Duration.ofDays(9))),
                handedOver("now", START.minus(Duration.ofDays(1))));

        assertThat(open.handedOver()).containsExactly("now");
        assertThat(lines(open)).containsExactly("Yours: earlier, open, no answer yet",
                "Yours: now, handed over to you, open, no answer yet");
    }

    @Test
    void what_is_put_off_settled_or_of_another_rotation_is_not_on_it() {
        Question labs = question(Triage.of("labs").source("labs"), care("mo"));
        Question putOff = given("put-off", "mo");

        assertThat(lines(at(BEAS, labs, putOff.with(putOff.care().snoozed(END, null, POSTED)), given("open", "mo"))))
                .containsExactly("Yours: open, open, no answer yet");
    }

    @Test
    void the_first_shift_and_two_of_the_same_person_have_nobody_before() {
        Question theirs = handedOver("theirs", START.minus(Duration.ofDays(1)));
        Optional<Shift> own = BEAS.map(shift -> new Shift("mo", shift.from(), shift.until()));

        assertThat(Stream.of(at(Optional.empty(), theirs, given("beas", "bea")), at(own, theirs)))
                .allSatisfy(open -> {
                    assertThat(lines(open)).containsExactly("Yours: theirs, open, no answer yet");
                    assertThat(open.handedOver()).isEmpty();
                });
    }

    @Test
    void of_very_many_the_first_are_lines_and_the_ids_of_what_was_handed_over_fit_into_an_event() {
        Question[] many = IntStream.range(0, 1500)
                .mapToObj(number -> handedOver("q%04d".formatted(number), START.minus(Duration.ofDays(1))))
                .toArray(Question[]::new);
        AtShiftStart open = at(BEAS, many);

        assertThat(open.lines()).hasSize(100);
        assertThat(open.more()).isEqualTo(1400);
        assertThat(open.handedOver()).hasSize(1000).startsWith("q0000").endsWith("q0999");
    }

    @Test
    void of_those_that_have_no_line_it_is_said_how_many_everybody_may_read() {
        Question[] many = IntStream.range(0, 150).mapToObj(number -> question(Triage.of("q%04d".formatted(number))
                .postedAt(POSTED).visibility(number % 3 == 0 ? Visibility.PRIVATE : Visibility.PUBLIC), care("mo")))
                .toArray(Question[]::new);
        AtShiftStart open = at(BEAS, many);

        long shown = open.lines().stream().filter(line -> line.question().mayBePublic()).count();
        assertThat(open.more()).isEqualTo(50);
        assertThat(open.morePublic()).isEqualTo(100 - (int) shown);
        assertThat(at(BEAS, given("beas", "bea")).morePublic()).isNull();
    }

    private AtShiftStart at(Optional<Shift> before, Question... questions) {
        return AtShiftStart.of(rotation, MOS, before, Stream.of(questions).map(Outline::of),
                Loaded.from(List.of(questions)), community, START);
    }

    private static List<String> lines(AtShiftStart open) {
        return open.lines().stream()
                .map(line -> line.section().orElseThrow() + ": " + line.question().id() + ", " + line.because())
                .toList();
    }

    private static Question given(String id, String person) {
        return question(Triage.of(id).postedAt(POSTED), care(person));
    }

    private static Care care(String person) {
        return Care.NONE.assigned(person, "first-line", POSTED);
    }

    private static Question handedOver(String id, Instant at) {
        return question(Triage.of(id).postedAt(POSTED), Care.NONE.assigned("mo", null, at));
    }

    private static Question question(Triage triage, Care care) {
        QuestionTyped typed = triage.typed();
        return new Question(typed.question(), typed.summary(), null,
                new Question.Typing(typed.by(), typed.confidence(), typed.reasons()), typed.status(), care, 0);
    }
}
