package dev.tend.rotation.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionLinked;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionType;
import dev.tend.events.TypedBy;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.Triage;
import dev.tend.rotation.assignment.Decision.Changed;
import dev.tend.rotation.assignment.Decision.Reason;
import dev.tend.rotation.assignment.Decision.Refused;
import dev.tend.rotation.assignment.Decision.Unchanged;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Link;
import dev.tend.rotation.queue.Question;

class DecisionsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String GUSTS = "https://docs.example.org/gusts";

    private final Decisions decisions = new Decisions(Pinwheel.community().people());
    private final Question open = question().with(Care.NONE.assigned("bea", "first-line", NOW.minusSeconds(60)));
    private final Question settled = ((Changed) decide(open, new Wish.Resolve("bea", null, null, null))).question();

    @Test
    void acknowledging_says_who_takes_care() {
        Changed changed = changed(open, new Wish.Acknowledge("bea"));

        assertThat(changed.question().care().acknowledgedBy()).isEqualTo("bea");
        assertThat(changed.event()).isEqualTo(new QuestionAcknowledged(open.id(), "bea", NOW, open.summary()));
    }

    @Test
    void acknowledging_twice_changes_nothing_but_another_person_may_too() {
        Question seen = changed(open, new Wish.Acknowledge("bea")).question();

        assertThat(decide(seen, new Wish.Acknowledge("bea"))).isEqualTo(new Unchanged(seen));
        assertThat(changed(seen, new Wish.Acknowledge("mo")).question().care().acknowledgedBy()).isEqualTo("mo");
    }

    @Test
    void handing_over_makes_it_theirs_and_unseen() {
        Question seen = changed(open, new Wish.Acknowledge("bea")).question();
        Changed changed = changed(seen, new Wish.Assign("bea", "otto"));

        assertThat(changed.question().care()).isEqualTo(Care.NONE.assigned("otto", null, NOW));
        assertThat(changed.event()).isEqualTo(new QuestionAssigned(open.id(), "otto", "bea", null,
                QuestionAssigned.Because.HANDED_OVER, "bea", NOW, false, open.summary()));
        assertThat(decide(changed.question(), new Wish.Assign("mo", "otto"))).isInstanceOf(Unchanged.class);
    }

    @Test
    void a_question_is_handed_over_to_listed_people_only() {
        assertThat(refused(open, new Wish.Assign("bea", "stranger")))
                .isEqualTo(new Refused(Reason.INVALID,
                        "There is no person stranger to assign it to: name one of mo, zed, bea, otto."));
    }

    @Test
    void what_is_put_off_comes_back_at_its_time() {
        Instant until = NOW.plus(Duration.ofDays(2));
        Changed changed = changed(open, new Wish.Snooze("bea", until, "on holiday"));

        assertThat(changed.question().state()).isEqualTo(QuestionState.SNOOZED);
        assertThat(changed.event())
                .isEqualTo(new QuestionSnoozed(open.id(), "bea", until, "on holiday", open.summary()));
        assertThat(decide(changed.question(), new Wish.Snooze("bea", until, null))).isInstanceOf(Unchanged.class);
    }

    @Test
    void nothing_is_put_off_until_a_time_that_has_passed_or_for_more_than_a_year() {
        assertThat(refused(open, new Wish.Snooze("bea", NOW, null)).why()).contains("has passed");
        assertThat(refused(open, new Wish.Snooze("bea", NOW.plus(Duration.ofDays(400)), null)).why())
                .contains("a year is the longest");
        assertThat(refused(open, new Wish.Snooze("bea", NOW.plusSeconds(9), "x".repeat(2001))).why())
                .contains("note is longer than 2000");
    }

    @Test
    void a_person_corrects_the_type_even_of_what_is_settled() {
        for (Question question : List.of(open, settled)) {
            Changed changed = changed(question, new Wish.Reclassify("zed", QuestionType.QUESTION));
            assertThat(changed.question().summary().type()).isEqualTo(QuestionType.QUESTION);
            assertThat(changed.question().typing())
                    .isEqualTo(new Question.Typing(TypedBy.PERSON, 1, List.of("alva Zander said so")));
            assertThat(changed.event()).isEqualTo(new QuestionReclassified(open.id(), QuestionType.QUESTION,
                    QuestionType.BUG, "zed", NOW));
        }
    }

    @Test
    void correcting_to_the_type_that_it_has_is_refused() {
        assertThat(refused(open, new Wish.Reclassify("zed", QuestionType.BUG)).reason()).isEqualTo(Reason.CONFLICT);
    }

    @Test
    void why_it_was_put_off_is_kept_as_long_as_it_is() {
        Instant until = NOW.plusSeconds(3600);
        Question waiting = changed(open, new Wish.Snooze("bea", until, "waits for the release")).question();

        assertThat(waiting.care().snoozeNote()).isEqualTo("waits for the release");
        assertThat(waiting.care().awake().snoozeNote()).isNull();
    }

    @Test
    void resolving_settles_at_once_and_twice_changes_nothing() {
        Wish resolve = new Wish.Resolve("bea", GUSTS, Link.Kind.DOCUMENTATION, "written down");
        Changed changed = changed(open, resolve);

        assertThat(changed.question().state()).isEqualTo(QuestionState.SETTLED);
        assertThat(changed.event()).isEqualTo(new QuestionResolved(open.id(), "bea", GUSTS, "written down", NOW,
                open.summary(), open.status().lastActivityAt(), "documentation"));
        assertThat(changed.question().care().links())
                .containsExactly(new Link(Link.Kind.DOCUMENTATION, GUSTS, "bea", NOW));
        assertThat(decide(changed.question(), resolve)).isInstanceOf(Unchanged.class);
        assertThat(refused(changed.question(), new Wish.Resolve("mo", null, null, null)).reason())
                .isEqualTo(Reason.CONFLICT);
    }

    @Test
    void a_link_is_recorded_once_and_its_kind_can_be_corrected() {
        Wish ticket = new Wish.Relate("bea", Link.Kind.TICKET, GUSTS);
        Changed changed = changed(open, ticket);

        assertThat(changed.question().care().links()).containsExactly(new Link(Link.Kind.TICKET, GUSTS, "bea", NOW));
        assertThat(changed.question().state()).isEqualTo(QuestionState.OPEN);
        assertThat(changed.event())
                .isEqualTo(new QuestionLinked(open.id(), "bea", "ticket", GUSTS, NOW, open.summary()));
        assertThat(decide(changed.question(), new Wish.Relate("mo", Link.Kind.TICKET, GUSTS)))
                .isInstanceOf(Unchanged.class);
        assertThat(changed(changed.question(), new Wish.Relate("mo", Link.Kind.IDEA, GUSTS)).question().care().links())
                .containsExactly(new Link(Link.Kind.IDEA, GUSTS, "mo", NOW));
    }

    @Test
    void what_is_settled_is_linked_too_and_links_stay_when_it_is_opened_again() {
        Care linked = changed(settled, new Wish.Relate("bea", Link.Kind.DOCUMENTATION, GUSTS)).question().care();

        assertThat(linked.links()).hasSize(1);
        assertThat(linked.reopened().links()).isEqualTo(linked.links());
        assertThat(linked.reopened().resolution()).isNull();
    }

    @Test
    void resolving_with_a_link_that_is_known_keeps_its_kind() {
        Question linked = changed(open, new Wish.Relate("mo", Link.Kind.TICKET, GUSTS)).question();
        Wish resolve = new Wish.Resolve("bea", GUSTS, null, null);
        Changed changed = changed(linked, resolve);

        assertThat(changed.question().care().links()).singleElement().extracting(Link::kind)
                .isEqualTo(Link.Kind.TICKET);
        assertThat(((QuestionResolved) changed.event()).linkKind()).isEqualTo("ticket");
        assertThat(decide(changed.question(), resolve)).isInstanceOf(Unchanged.class);
        assertThat(refused(open, new Wish.Resolve("bea", null, Link.Kind.TICKET, null)).why()).contains("give a link");
        assertThat(((QuestionResolved) changed(open, new Wish.Resolve("bea", GUSTS, null, null)).event()).linkKind())
                .isEqualTo("other");
    }

    @Test
    void there_is_an_end_to_links() {
        Question full = open;
        for (int i = 0; i < 50; i++) {
            full = changed(full, new Wish.Relate("bea", Link.Kind.TICKET, GUSTS + "/" + i)).question();
        }
        assertThat(refused(full, new Wish.Relate("bea", Link.Kind.TICKET, GUSTS)).reason()).isEqualTo(Reason.CONFLICT);
        assertThat(refused(full, new Wish.Resolve("bea", GUSTS, null, null)).reason()).isEqualTo(Reason.CONFLICT);
        assertThat(decide(full, new Wish.Resolve("bea", GUSTS + "/7", null, null))).isInstanceOf(Changed.class);
        assertThat(refused(open, new Wish.Relate("bea", Link.Kind.TICKET, "PUMP-7")).why())
                .contains("no address of a web page");
    }

    @ParameterizedTest
    @ValueSource(strings = { "javascript:alert(1)", "ftp://example.org/x", "example.org", "https:///nowhere",
            "http://a b",
            ""})
    void a_question_is_resolved_with_web_pages_only(String link) {
        assertThat(refused(open, new Wish.Resolve("bea", link, null, null)).why()).contains("no address of a web page");
    }

    @Test
    void what_is_settled_is_left_alone() {
        for (Wish wish : List.of(new Wish.Acknowledge("mo"), new Wish.Assign("mo", "zed"),
                new Wish.Snooze("mo", NOW.plusSeconds(60), null))) {
            assertThat(refused(settled, wish).reason()).isEqualTo(Reason.CONFLICT);
            assertThat(refused(settled, wish).why()).contains("settled already");
        }
    }

    @Test
    void only_listed_people_do_anything() {
        for (Wish wish : List.of(new Wish.Acknowledge("stranger"), new Wish.Resolve("stranger", null, null, null),
                new Wish.Reclassify("stranger", QuestionType.QUESTION))) {
            assertThat(refused(open, wish).why()).contains("no person stranger", "mo, zed, bea, otto");
        }
    }

    private Decision decide(Question question, Wish wish) {
        return decisions.decide(question, wish, NOW);
    }

    private Changed changed(Question question, Wish wish) {
        return (Changed) decide(question, wish);
    }

    private Refused refused(Question question, Wish wish) {
        return (Refused) decide(question, wish);
    }

    private static Question question() {
        Triage triage = Triage.of("github:pinwheel/engine#1");
        return new Question("github:pinwheel/engine#1", triage.typed().summary(), null,
                new Question.Typing(TypedBy.RULES, 0.8, List.of()), triage.status(), Care.NONE, 0);
    }
}
