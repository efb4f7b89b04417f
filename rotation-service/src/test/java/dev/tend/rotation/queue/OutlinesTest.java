package dev.tend.rotation.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Author;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.Turn;
import dev.tend.events.Visibility;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;

@QuarkusTest
class OutlinesTest extends ServiceTest {

    private static final Instant POSTED = Instant.parse("2026-11-20T08:00:00Z");

    @Inject
    Jdbi jdbi;

    @Test
    void a_row_has_the_outline_of_its_question() {
        List<Triage> asked = List.of(Triage.of(newQuestion()).postedAt(POSTED),
                Triage.of(newQuestion()).postedAt(POSTED.plusNanos(1_000)).visibility(Visibility.PRIVATE),
                Triage.of(newQuestion()).postedAt(POSTED).flags("SENSITIVE", "UPGRADE").aged("unanswered", "inactive"),
                Triage.of(newQuestion()).postedAt(POSTED).answeredAt(POSTED.plusSeconds(7)),
                Triage.of(newQuestion()).postedAt(POSTED).author(new Author("builder", null, true, true)),
                Triage.of(newQuestion()).postedAt(POSTED).awaiting(Turn.NOBODY).awaitingSince(POSTED.plusMillis(5)),
                Triage.of(newQuestion()).postedAt(POSTED).source("forum"));
        publish(asked.toArray(Triage[]::new));
        asked.forEach(triage -> listed(triage.question()));
        String handedOver = asked.get(6).question();
        act(handedOver, "assign", Map.of("by", "mo", "assignee", "otto")).statusCode(200);
        act(asked.get(3).question(), "resolve", Map.of("by", "mo", "link", "https://docs.pinwheel.example/"))
                .statusCode(200);

        List<String> ids = asked.stream().map(Triage::question).toList();
        jdbi.useTransaction(transaction -> {
            Map<String, Outline> rows = read(transaction, ids);
            List<Question> questions = Questions.all(transaction, ids);
            assertThat(questions).hasSize(ids.size()).allSatisfy(question -> assertThat(rows.get(question.id()))
                    .isEqualTo(shown(Outline.of(question))));
        });
    }

    @Test
    void what_was_settled_since_is_found_to_the_second_and_what_is_open_always() {
        Triage settled = Triage.of(newQuestion()).postedAt(POSTED).awaiting(Turn.NOBODY)
                .awaitingSince(POSTED.plusMillis(1500));
        Triage open = Triage.of(newQuestion()).postedAt(POSTED).title("Booms");
        publish(settled, open);
        Stream.of(settled, open).forEach(triage -> listed(triage.question()));

        jdbi.useTransaction(transaction -> {
            assertThat(since(transaction, POSTED.plusSeconds(1))).contains(settled.question(), open.question());
            assertThat(since(transaction, POSTED.plusSeconds(2))).doesNotContain(settled.question())
                    .contains(open.question());
            try (Stream<Outline> all = Outlines.since(transaction, POSTED)) {
                assertThat(all.filter(outline -> outline.id().equals(open.question())))
                        .extracting(outline -> outline.summary().title()).containsExactly("Booms");
            }
        });
    }

    @Test
    void a_page_without_any_question_is_found_by_an_index() {
        Filter filter = new Filter(Set.of(), Set.of(QuestionState.OPEN), Set.of(), Set.of("attic"),
                Set.of(), Set.of(), Optional.empty(), Optional.empty(), false, false);
        Conditions conditions = Conditions.of(filter, Optional.empty());
        String plan = jdbi.inTransaction(transaction -> {
            // In the small table of a test to sort is cheaper; here it is asked whether there is no need to.
            List.of("seqscan", "bitmapscan", "sort").forEach(
                    way -> transaction.execute("set local enable_" + way + " = off"));
            return transaction
                    .createQuery("explain select content from question where " + conditions.sql()
                            + " order by urgency, posted_at, id limit 51")
                    .bindMap(conditions.parameters()).mapTo(String.class).list().toString();
        });

        assertThat(plan).contains("question_by_source").doesNotContain("Sort");
    }

    private static List<String> since(Handle transaction, Instant from) {
        try (Stream<Outline> all = Outlines.since(transaction, from)) {
            return all.map(Outline::id).toList();
        }
    }

    private static Map<String, Outline> read(Handle transaction, List<String> ids) {
        try (Stream<Outline> rows = Outlines.where(transaction, "id = any(:ids)",
                Map.of("ids", ids.toArray(String[]::new)))) {
            return rows.collect(Collectors.toMap(Outline::id, outline -> outline));
        }
    }

    /** Without what is only shown. */
    private static Outline shown(Outline outline) {
        QuestionSummary all = outline.summary();
        QuestionSummary summary = new QuestionSummary("", "", all.source(), "", all.type(), all.category(),
                all.labels(), all.flags(), new Author("", null, all.author().staff(), all.author().bot()),
                all.postedAt(), outline.mayBePublic() ? Visibility.PUBLIC : Visibility.PRIVATE);
        return new Outline(outline.id(), summary, outline.mayBePublic(), outline.state(), outline.awaiting(),
                outline.awaitingSince(), outline.lastActivityAt(), outline.answered(), outline.answeredAt(),
                outline.aged(), outline.assignee(), outline.rotation(), outline.assignedAt(), outline.settledAt(),
                outline.removed(), outline.debt(), outline.knownSince());
    }
}
