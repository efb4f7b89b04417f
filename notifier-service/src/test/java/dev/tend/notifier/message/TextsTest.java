package dev.tend.notifier.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tend.events.Author;
import dev.tend.events.EventType;
import dev.tend.events.QuestionEscalated.Step;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Group;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.PingTemplate;
import dev.tend.kit.community.Response;
import dev.tend.kit.community.Staff;
import dev.tend.notifier.Asked;

class TextsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    /** A markup in which everything can be seen. */
    private static final Markup VISIBLE = new Markup() {
        @Override
        public String escape(Untrusted text, int most) {
            return text.written((previous, point, next) -> point == '<' ? "&lt;" : Character.toString(point), most);
        }

        @Override
        public String link(Untrusted url, Untrusted label, int most) {
            return SafeUrl.of(url).map(safe -> "<" + safe + "|" + escape(label, most) + ">")
                    .orElseGet(() -> escape(label, most));
        }

        @Override
        public String linkTo(Untrusted url) {
            return SafeUrl.of(url).map(safe -> "<" + safe + "|").orElse("");
        }

        @Override
        public String strong(String written) {
            return "**" + written + "**";
        }

        @Override
        public String quiet(String written) {
            return "__" + written + "__";
        }

        @Override
        public String mention(Person person) {
            return "<@" + person.key() + ">";
        }

        @Override
        public String mention(Group group) {
            return "<!" + group.key() + ">";
        }

        @Override
        public String everybody(boolean here) {
            return "<!here>";
        }
    };

    private final Asked asked = new Asked("team", "Probe spins");

    @Test
    void a_new_question() {
        asked.typed();
        assertThat(text(Details.of(EventType.QUESTION_TYPED), null)).isEqualTo("""
            **New bug** in probe: <https://example.org/probe/17|Probe spins>
            Asked 3 days ago by visitor · our turn · upgrade
            __Why here: this channel follows new questions (source probe)__""");
    }

    @Test
    void a_question_without_an_answer_and_one_that_went_quiet() {
        asked.aged("unanswered");
        assertThat(text(Details.aged("unanswered", NOW.minusSeconds(2 * 86400)), "ada")).isEqualTo("""
            <@ada>: **No answer for 2 days**: <https://example.org/probe/17|Probe spins>
            A bug in probe by visitor, asked 3 days ago · with Ada, our turn
            __Why here: this channel follows new questions (source probe)__""");
        assertThat(text(Details.aged("inactive", NOW.minusSeconds(7 * 86400)), null))
                .startsWith("**Quiet for 7 days**: ");
        assertThat(text(Details.aged("contributor-silent", NOW.minusSeconds(14 * 86400)), null))
                .startsWith("**No word from the contributor for 14 days**: ");
    }

    @Test
    void a_question_for_somebody() {
        asked.typed();
        assertThat(text(Details.assigned("ada", null, "ON_DUTY"), "ada")).isEqualTo("""
            <@ada>, this came in on your watch: <https://example.org/probe/17|Probe spins>
            A bug in probe by visitor, asked 3 days ago · our turn
            __Why here: this channel follows new questions (source probe)__""");
        assertThat(text(Details.assigned("ada", "ben", "HANDED_OVER"), "ada"))
                .startsWith("<@ada>, Ben hands this over to you: ");
        assertThat(text(Details.assigned("ada", null, "SNOOZE_ENDED"), "ada"))
                .startsWith("<@ada>, this is back from its snooze: ");
    }

    @Test
    void a_question_that_nobody_takes() {
        asked.aged("unanswered");
        assertThat(text(Details.escalated(asked.escalated(Step.BACK_UP, "ben").data()), "ada")).isEqualTo("""
            <@ben>, nobody has taken this for 3 days; you are the back-up: <https://example.org/probe/17|Probe spins>
            A bug in probe by visitor, asked 3 days ago · with Ada, our turn
            __Why here: this channel follows new questions (source probe)__""");
        assertThat(text(Details.escalated(asked.escalated(Step.CHANNEL, null).data()), "ada"))
                .startsWith("**Nobody has taken this for 3 days**: <");
    }

    @Test
    void what_people_did() {
        asked.typed();
        assertThat(text(Details.acknowledged("ada"), "ada"))
                .startsWith("**Ada** takes care of <https://example.org/probe/17|Probe spins>\n");
        assertThat(text(Details.snoozed("ada", Instant.parse("2026-11-23T08:00:00Z"), "waits for the release"), "ada"))
                .startsWith("**Ada** put this off until Mon 23 Nov, 09:00: <https://example.org/probe/17|Probe spins>\n"
                        + "“waits for the release”\n");
        assertThat(text(Details.reclassified("ada", QuestionType.QUESTION, QuestionType.BUG), "ada"))
                .startsWith("**Ada** says that this is a question, not a bug: ");
        assertThat(text(Details.resolved("ada", "https://example.org/docs", null), "ada"))
                .startsWith("**Ada** resolved "
                        + "<https://example.org/probe/17|Probe spins> with <https://example.org/docs|https://example.org/docs>\n");
    }

    @Test
    void what_is_put_off_until_next_year_says_the_year_and_until_a_reply_says_that() {
        asked.typed();
        assertThat(text(Details.snoozed("ada", Instant.parse("2026-12-31T22:59:00Z"), null), "ada"))
                .startsWith("**Ada** put this off until Thu 31 Dec, 23:59: <");
        assertThat(text(Details.snoozed("ada", Instant.parse("2026-12-31T23:00:00Z"), null), "ada"))
                .startsWith("**Ada** put this off until Fri 1 Jan 2027, 00:00: <");
        Details untilReply = Details.snoozed("ada", Instant.parse("2027-11-20T12:00:00Z"),
                QuestionSnoozed.UNTIL_REPLY);
        assertThat(text(untilReply, "ada")).startsWith(
                "**Ada** put this off until it is replied to: <https://example.org/probe/17|Probe spins>\nA bug");
        assertThat(texts(Map.of()).several(VISIBLE, List.of(told(asked, untilReply, "ada", "r"))))
                .contains("Ada put it off until it is replied to");
    }

    @Test
    void whose_turn_it_is_and_that_it_is_settled() {
        asked.turn(Turn.TEAM, Turn.AUTHOR);
        assertThat(text(Details.turn(Turn.TEAM, "the asker wrote again"), "ada")).startsWith("""
            **Our turn**: <https://example.org/probe/17|Probe spins>
            A bug in probe by visitor, asked 3 days ago · with Ada, our turn (the asker wrote again)
            """);
        asked.settled(QuestionSettled.How.ANSWER_ACCEPTED);
        assertThat(text(Details.settled(QuestionSettled.How.ANSWER_ACCEPTED), "ada"))
                .startsWith("**Answered, and the answer was accepted**: ");
    }

    @Test
    void pings_of_one_question_are_a_sentence_each_and_who_is_called_comes_first() {
        asked.aged("unanswered");
        List<Told> both = List.of(
                told(asked, Details.aged("unanswered", NOW.minusSeconds(3 * 86400)), "ada", "old questions"),
                told(asked, Details.assigned("ada", null, "ON_DUTY"), "ada", "who has what"));

        assertThat(texts(Map.of()).one(VISIBLE, both)).isEqualTo("""
            <@ada>, this came in on your watch. **No answer for 3 days**: <https://example.org/probe/17|Probe spins>
            A bug in probe by visitor, asked 3 days ago · with Ada, our turn · upgrade
            __Why here: this channel follows old questions; who has what__""");
    }

    @Test
    void what_people_say_is_not_lost_where_pings_of_one_question_go_together() {
        asked.typed();
        List<Told> both = List.of(told(asked, Details.assigned("ben", "ada", "HANDED_OVER"), "ben", "r"),
                told(asked, Details.resolved("ada", "https://example.org/docs", "see there"), "ben", "r"));

        assertThat(texts(Map.of()).one(VISIBLE, both)).startsWith("""
            <@ben>, Ada hands this over to you. **Ada resolved it**: <https://example.org/probe/17|Probe spins>
            “<https://example.org/docs|https://example.org/docs>”
            “see there”
            """);
    }

    @Test
    void several_pings_are_a_line_each() {
        asked.typed();
        List<Told> all = new ArrayList<>(
                List.of(told(asked, Details.of(EventType.QUESTION_TYPED), null, "new questions"),
                        told(asked, Details.aged("unanswered", NOW.minusSeconds(2 * 86400)), "ada", "old questions")));
        IntStream.range(0, 3).forEach(i -> all.add(told(asked, Details.assigned("ben", null, "ON_DUTY"), "ben",
                "new questions")));

        assertThat(texts(Map.of()).several(VISIBLE, all)).isEqualTo(
                """
                    **5 pings, oldest first**
                    • New bug: <https://example.org/probe/17|Probe spins> · 3 days old, in probe · our turn
                    • No answer for 2 days: <https://example.org/probe/17|Probe spins> · 3 days old, in probe · with Ada, our turn
                    • For <@ben>: <https://example.org/probe/17|Probe spins> · 3 days old, in probe · with Ben, our turn
                    • For <@ben>: <https://example.org/probe/17|Probe spins> · 3 days old, in probe · with Ben, our turn
                    • For <@ben>: <https://example.org/probe/17|Probe spins> · 3 days old, in probe · with Ben, our turn
                    __Why here: this channel follows new questions; old questions__""");
    }

    @Test
    void a_full_list_always_fits_into_a_message() {
        QuestionSummary wordy = new QuestionSummary("https://example.org/" + "u".repeat(280), "&<".repeat(300),
                "s".repeat(900), "github", QuestionType.BUG, null, List.of(), List.of(),
                new Author("visitor", null, false, false), Asked.POSTED, Visibility.PUBLIC);
        List<Told> all = IntStream.range(0, 15)
                .mapToObj(i -> new Told(Details.acknowledged("b".repeat(900)), wordy, null,
                        "a".repeat(900), "r".repeat(900)))
                .toList();

        assertThat(texts(Map.of()).several(VISIBLE, all)).hasSizeLessThan(10_000);
    }

    static Stream<EventType> events() {
        return Stream.of(EventType.values()).filter(event -> Templates.isTold(event.eventName()));
    }

    @ParameterizedTest
    @MethodSource("events")
    void every_ping_has_title_link_age_and_why(EventType event) {
        asked.typed();
        String text = text(new Details(event, "ada", "ben", "unanswered", NOW, Turn.TEAM,
                event == EventType.QUESTION_ASSIGNED ? "ON_DUTY" : "somebody wrote", NOW, "note",
                "https://example.org/docs", QuestionType.QUESTION, QuestionType.BUG, QuestionSettled.How.CLOSED, null),
                "ada");

        assertThat(text).contains("<https://example.org/probe/17|Probe spins>", "sked 3 days ago", "Why here: ");
    }

    @ParameterizedTest
    @MethodSource("dev.tend.notifier.message.Hostile#titles")
    void untrusted_text_is_escaped_in_every_field(String hostile) {
        QuestionSummary summary = new QuestionSummary("https://example.org/17", hostile, hostile, "github",
                QuestionType.BUG, hostile, List.of(hostile), List.of(hostile),
                new Author(hostile, hostile, false, false), Asked.POSTED,
                Visibility.PUBLIC);
        for (EventType event : events().toList()) {
            Details details = new Details(event, hostile, hostile, hostile, NOW, Turn.TEAM,
                    event == EventType.QUESTION_ASSIGNED ? "ON_DUTY" : hostile, NOW, hostile, hostile,
                    QuestionType.BUG, QuestionType.BUG, QuestionSettled.How.CLOSED, null);
            Told told = new Told(details, summary, null, hostile, hostile);
            String text = texts(Map.of()).one(VISIBLE, List.of(told))
                    + texts(Map.of()).one(VISIBLE, List.of(told, told))
                    + texts(Map.of()).several(VISIBLE, List.of(told));
            // What is left of angle brackets is ours: the links.
            assertThat(text.replace("<https://example.org/17|", ""))
                    .doesNotContain("<");
            assertThat(text.lines().count()).isLessThanOrEqualTo(15);
        }
    }

    @Test
    void a_question_without_a_title_can_still_be_clicked() {
        Asked blank = new Asked("team", " \u200b ");
        blank.typed();
        assertThat(texts(Map.of()).one(VISIBLE, List.of(told(blank, Details.of(EventType.QUESTION_TYPED), null, "r"))))
                .contains("<https://example.org/probe/17|(no title)>");
    }

    @Test
    void a_community_can_say_it_in_its_own_words() {
        asked.typed();
        assertThat(texts(Map.of("question-typed", "Neu: {title.strong}{#if note} ({note}){/if} von {author}"))
                .one(VISIBLE, List.of(told(asked, Details.of(EventType.QUESTION_TYPED), null, "r"))))
                .isEqualTo("Neu: **<https://example.org/probe/17|Probe spins>** von visitor");
    }

    @Test
    void templates_may_show_what_the_configuration_reference_lists_and_no_more() {
        asked.typed();
        Map<String, Object> shown = new Variables(VISIBLE, Variables.LONG_TITLE, community(Map.of()))
                .of(told(asked, Details.of(EventType.QUESTION_TYPED), null, "r"), NOW);

        assertThat(shown.keySet()).isEqualTo(PingTemplate.variables());
        for (String name : PingTemplate.variables()) {
            String text = "New" + "{%1$s}{%1$s.strong}{%1$s.quiet}{#if %1$s}{/if}".formatted(name);
            assertThat(texts(Map.of("question-typed", text)).one(VISIBLE,
                    List.of(told(asked, Details.of(EventType.QUESTION_TYPED), null, "r")))).startsWith("New");
        }
    }

    @Test
    void text_that_is_not_written_for_the_sink_does_not_get_into_a_message() {
        assertThatThrownBy(() -> new Templates(Map.of()).render("line", Map.of("what", "raw", "title", "raw")))
                .hasMessageContaining("is not written for a sink");
    }

    private String text(Details details, String assignee) {
        return texts(Map.of()).one(VISIBLE,
                List.of(told(asked, details, assignee, "new questions (source probe)")));
    }

    private static Told told(Asked asked, Details details, String assignee, String rule) {
        return new Told(details, asked.summary(), asked.status(), assignee, rule);
    }

    @Test
    void whose_question_it_is_can_read_what_could_be_answered_until_somebody_has() {
        Asked lure = new Asked("c", "See https://evil.example <!channel>");
        lure.typed();
        Response response = new Response("reproduce", Set.of(), Set.of(), Set.of(), Set.of(), Set.of(),
                List.of("Thank you, {author}!\nIs “{title}” in https://docs.orbit.example/known?\nYours, <Ada>"));
        Texts texts = new Texts(community(Map.of(), Map.of("reproduce", response)),
                Clock.fixed(NOW, ZoneOffset.UTC));
        Told assigned = told(lure, Details.assigned("ada", null, "ON_DUTY"), "ada", "r");
        Told typed = told(lure, Details.of(EventType.QUESTION_TYPED), "ada", "r");

        String answer = "You could answer: “Thank you, visitor! Is “See https://evil.example &lt;!channel>” in "
                + "<https://docs.orbit.example/known|https://docs.orbit.example/known>? Yours, &lt;Ada>”\n";
        assertThat(texts.one(VISIBLE, List.of(assigned))).contains(answer);
        assertThat(texts.one(VISIBLE, List.of(typed, assigned))).contains(answer);
        assertThat(texts.one(VISIBLE, List.of(typed))).doesNotContain("You could answer");
        lure.answered();
        assertThat(texts.one(VISIBLE, List.of(told(lure, assigned.details(), "ada", "r"))))
                .doesNotContain("You could answer");
    }

    private static Texts texts(Map<String, String> templates) {
        return new Texts(community(templates), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Community community(Map<String, String> templates) {
        return community(templates, Map.of());
    }

    private static Community community(Map<String, String> templates, Map<String, Response> responses) {
        return new Community("Orbit", ZoneId.of("Europe/Berlin"),
                Map.of("ada", new Person("ada", "Ada", Map.of(), Optional.empty()), "ben",
                        new Person("ben", "Ben", Map.of(), Optional.empty())),
                new Staff(Set.of(), Map.of()), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), List.of(),
                templates, Map.of(), responses, null, Optional.empty(), Map.of());
    }
}
