package dev.tend.rotation.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.tend.events.Author;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;
import dev.tend.rotation.Triage;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Link;
import dev.tend.rotation.queue.Loaded;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.source.Failure;

class CountTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T09:00:00Z");
    private static final Period WEEK = new Period(MONDAY.minus(Duration.ofDays(7)), MONDAY);
    private static final Instant WEDNESDAY = Instant.parse("2026-11-18T09:00:00Z");

    private final List<Question> questions = new ArrayList<>();
    private int number;

    @Test
    void what_came_in_and_was_settled_is_counted_by_source_and_type() {
        asked(triage(WEDNESDAY));
        asked(triage(WEDNESDAY).type(QuestionType.QUESTION, TypedBy.RULES));
        settled(triage(WEDNESDAY.minus(Duration.ofDays(30))), WEDNESDAY, null);
        settled(triage(WEDNESDAY.minus(Duration.ofDays(30))), WEDNESDAY.minus(Duration.ofDays(20)), null);
        asked(triage(MONDAY.plusSeconds(1)));

        assertThat(figures().flows()).containsExactly(new Figures.Flow("engine", QuestionType.BUG, 1, 1),
                new Figures.Flow("engine", QuestionType.QUESTION, 1, 0));
    }

    @Test
    void what_bots_and_the_team_ask_and_what_was_removed_is_not_counted() {
        asked(triage(WEDNESDAY).author(new Author("bea", null, true, false)));
        asked(triage(WEDNESDAY).author(new Author("builder", null, false, true)));
        asked(triage(WEDNESDAY).title(Question.REMOVED).author(new Author(Question.REMOVED, null, false, false)));

        assertThat(figures().flows()).isEmpty();
        assertThat(figures().unanswered().count()).isZero();
    }

    @Test
    void the_first_answer_is_told_by_its_median_and_ninetieth_percentile() {
        IntStream.rangeClosed(1, 10).forEach(hours -> asked(triage(WEDNESDAY)
                .answeredAt(WEDNESDAY.plus(Duration.ofHours(hours)))));
        asked(triage(WEDNESDAY));

        assertThat(figures().firstAnswer())
                .isEqualTo(new Figures.FirstAnswer(11, 10, Duration.ofHours(5), Duration.ofHours(9)));
    }

    @Test
    void what_may_have_been_answered_before_tend_knew_of_it_is_no_unanswered_question_and_no_slow_answer() {
        asked(triage(WEDNESDAY).knownSince(MONDAY.minusSeconds(60)));
        asked(triage(WEDNESDAY).answeredAt(MONDAY).knownSince(MONDAY.minusSeconds(60)));

        assertThat(figures().unanswered().count()).isZero();
        assertThat(figures().firstAnswer()).isEqualTo(new Figures.FirstAnswer(0, 0, null, null));
        assertThat(figures().flows()).as("they came in").isNotEmpty();
    }

    @Test
    void a_percentile_of_one_is_that_one_and_of_none_is_none() {
        assertThat(Count.percentile(List.of(Duration.ofHours(3)), 90)).contains(Duration.ofHours(3));
        assertThat(Count.percentile(List.of(), 50)).isEmpty();
    }

    @Test
    void what_is_unanswered_is_counted_whenever_it_was_asked_and_private_ones_are_no_examples() {
        asked(triage(WEDNESDAY.minus(Duration.ofDays(200))).visibility(Visibility.PRIVATE));
        asked(triage(WEDNESDAY).flags("SENSITIVE"));
        asked(triage(WEDNESDAY.minus(Duration.ofDays(1))));
        asked(triage(WEDNESDAY).answeredAt(WEDNESDAY.plusSeconds(60)));

        assertThat(figures().unanswered().count()).isEqualTo(3);
        assertThat(figures().unanswered().examples()).extracting(Figures.Example::question)
                .containsExactly(questions.get(2).id());
    }

    @Test
    void each_ones_load_is_what_came_to_them_what_they_settled_and_what_is_open() {
        asked(triage(WEDNESDAY), "bea");
        asked(triage(WEDNESDAY.minus(Duration.ofDays(30))), "bea");
        settled(triage(WEDNESDAY.minus(Duration.ofDays(30))), WEDNESDAY, "otto");

        assertThat(figures().loads()).containsExactly(new Figures.Load("bea", 1, 0, 2),
                new Figures.Load("otto", 0, 1, 0));
    }

    @Test
    void a_term_rises_where_titles_have_it_more_often_than_before() {
        for (int index = 0; index < 3; index++) {
            asked(triage(WEDNESDAY.plusSeconds(index)).title("Login fails behind a proxy " + index));
            asked(triage(WEDNESDAY.minus(Duration.ofDays(9 + index))).title("Export of charts " + index));
            asked(triage(WEDNESDAY.plusSeconds(index)).title("Export of charts " + index));
            asked(triage(WEDNESDAY).title("Leak").visibility(Visibility.PRIVATE));
        }
        asked(triage(WEDNESDAY.minus(Duration.ofDays(9))).title("A proxy"));
        IntStream.range(0, 6)
                .forEach(index -> asked(triage(WEDNESDAY.minus(Duration.ofDays(10 + index))).title("Charts")));

        List<Figures.Rising> rising = figures().rising();
        assertThat(rising).extracting(Figures.Rising::term).containsExactly("behind proxy", "login", "export");
        assertThat(rising.get(2).usual()).isEqualTo(0.75);
        assertThat(rising.get(1).examples()).extracting(Figures.Example::title)
                .containsExactly("Login fails behind a proxy 1", "Login fails behind a proxy 2");
    }

    @Test
    void a_place_that_is_silent_for_longer_than_ever_before_says_so() {
        IntStream.range(0, 10).forEach(day -> asked(triage(WEEK.from().minus(Duration.ofDays(day)))));
        asked(triage(WEEK.from().minus(Duration.ofDays(3))).source("forum"));

        assertThat(figures().places()).containsExactly(
                new Figures.Place("engine", 1, 2.25, Duration.ofDays(7), null, null),
                new Figures.Place("forum", 0, 0.25, null, null, null));
    }

    @Test
    void a_place_that_cant_be_read_says_so_even_where_nothing_ever_came_in() {
        asked(triage(WEDNESDAY).source("forum"));
        Failure failure = new Failure("engine", WEDNESDAY, "HTTP 401: the token is not valid");

        assertThat(Count.of(this::outlines, Loaded.from(questions),
                List.of(failure, new Failure("forum", MONDAY, null)), WEEK).places())
                .containsExactly(new Figures.Place("engine", 0, 0, null, WEDNESDAY, failure.error()),
                        new Figures.Place("forum", 1, 0, null, null, null));
    }

    @Test
    void those_who_may_not_read_private_ones_get_no_figure_of_them_and_no_name_of_a_source_that_never_was_public() {
        asked(triage(WEDNESDAY), "bea");
        asked(triage(WEDNESDAY).flags("SENSITIVE"), "bea");
        asked(triage(WEDNESDAY).source("sec").visibility(Visibility.PRIVATE), "bea");
        List<Failure> failing = Stream.of("engine", "forum", "sec").map(key -> new Failure(key, WEDNESDAY, key))
                .toList();

        Figures outside = Count.ofPublic(this::outlines, Loaded.from(questions), failing, "forum"::equals, WEEK);
        assertThat(outside.flows()).containsExactly(new Figures.Flow("engine", QuestionType.BUG, 1, 0));
        assertThat(outside.firstAnswer().cameIn()).isEqualTo(1);
        assertThat(outside.unanswered().count()).isEqualTo(1);
        assertThat(outside.loads()).containsExactly(new Figures.Load("bea", 1, 0, 1));
        assertThat(outside.places()).extracting(Figures.Place::source).containsExactly("engine", "forum");
        assertThat(Count.of(this::outlines, Loaded.from(questions), failing, WEEK).places())
                .extracting(Figures.Place::source)
                .containsExactly("engine", "forum", "sec");
    }

    @Test
    void what_was_settled_without_a_link_is_to_be_documented_but_for_bugs_wishes_and_history() {
        settled(triage(WEDNESDAY).type(QuestionType.QUESTION, TypedBy.RULES), WEDNESDAY, null);
        settled(triage(WEDNESDAY), WEDNESDAY, null);
        Question linked = question(triage(WEDNESDAY).type(QuestionType.QUESTION, TypedBy.RULES));
        questions.add(linked.with(linked.care().resolved(new Care.Resolution("bea", null, null, WEDNESDAY))
                .linked(new Link(Link.Kind.DOCUMENTATION, "https://docs.example.org/gusts", "bea", WEDNESDAY))));

        settled(triage(WEDNESDAY).type(QuestionType.QUESTION, TypedBy.RULES).silent(), WEDNESDAY, null);

        assertThat(figures().withoutLink().count()).isEqualTo(1);
    }

    private Figures figures() {
        return Count.of(this::outlines, Loaded.from(questions), List.of(), WEEK);
    }

    @Test
    void of_very_many_terms_those_that_most_titles_have_are_found() {
        for (int number = 0; number < 30_000; number++) {
            asked(triage(WEDNESDAY.plusSeconds(number)).title("Odd " + "x".repeat(1 + number % 7) + number + "abc"
                    + " thing" + number / 4));
        }
        IntStream.range(0, 40).forEach(number -> asked(triage(WEDNESDAY).title("Outage " + number)));

        assertThat(figures().rising()).extracting(Figures.Rising::term).startsWith("odd", "outage");
    }

    /** As they come from the database. */
    private Stream<Outline> outlines() {
        return questions.stream().map(Outline::of)
                .sorted(Comparator.comparing(Outline::postedAt).thenComparing(Outline::id));
    }

    private Triage triage(Instant at) {
        return Triage.of("github:pinwheel/engine#" + ++number).postedAt(at);
    }

    private void asked(Triage triage) {
        questions.add(question(triage));
    }

    private void asked(Triage triage, String assignee) {
        Question question = question(triage);
        questions.add(question.with(question.care().assigned(assignee, "first-line", MONDAY)));
    }

    private void settled(Triage triage, Instant at, @Nullable String assignee) {
        Question question = question(triage.awaiting(Turn.NOBODY).awaitingSince(at));
        questions.add(assignee == null
                ? question
                : question.with(question.care().assigned(assignee, "first-line", at)));
    }

    private static Question question(Triage triage) {
        return new Question(triage.question(), triage.typed().summary(), null,
                new Question.Typing(TypedBy.RULES, 0.8, List.of()), triage.status(), Care.NONE, 0);
    }
}
