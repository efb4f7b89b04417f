package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import dev.tend.classifier.Communities;
import dev.tend.classifier.ServiceTest;
import dev.tend.classifier.Story;
import dev.tend.classifier.type.RuleFile;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.Topics;
import dev.tend.kit.community.Classification;
import dev.tend.kit.community.WorkingTime;
import dev.tend.kit.testing.Topic;

@ServiceTest
class ConfigurationTest {

    @Inject
    Jdbi jdbi;

    @Inject
    Configuration configuration;

    private final String question = "github:heron/server#" + UUID.randomUUID();

    @Test
    void after_a_change_of_policies_or_rules_the_next_start_sets_open_questions_right() {
        Story story = new Story(question, Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS));
        Topic.publish(story.posted("Search crashes", "It does"));
        await().atMost(Duration.ofSeconds(20)).until(() -> aged().size() == 1);
        pretendThatItWasCheckedAgainstOthers();

        configuration.start(null);

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(deadlines()).containsExactlyInAnyOrder(
                "unanswered " + story.start().plus(Duration.ofDays(2)),
                "inactive " + story.start().plus(Duration.ofDays(7))));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(typed()).extracting(QuestionTyped::type)
                .containsExactly(QuestionType.BUG, QuestionType.BUG));
        assertThat(aged()).as("the threshold that was told already").hasSize(1);
    }

    @Test
    void an_operator_has_open_questions_told_again_when_rotation_lost_them() throws IOException {
        String command = Files.readAllLines(Path.of("../docs/operations.md")).stream()
                .filter(line -> line.startsWith("update question set ")).findFirst().orElseThrow();
        Story story = new Story(question, Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS));
        Topic.publish(story.posted("Search crashes", "It does"));
        await().atMost(Duration.ofSeconds(20)).until(() -> aged().size() == 1);

        jdbi.useHandle(handle -> handle.execute(command));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(typed()).hasSize(2));
        assertThat(typed().get(1).status().revision()).isGreaterThan(aged().get(0).status().revision());
        assertThat(typed().get(1).status().aged()).containsExactly("unanswered");
        assertThat(Topic.events(Topics.TRIAGE)).extracting(Event::id).doesNotHaveDuplicates();
    }

    @Test
    void a_question_that_cannot_be_read_keeps_no_other_from_being_checked() {
        Instant start = Instant.now().minus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
        String spoiled = question + "-spoiled";
        Topic.publish(new Story(spoiled, start).posted("Search hangs", "It does"),
                new Story(question, start).posted("Search crashes", "It does"));
        await().atMost(Duration.ofSeconds(20)).until(() -> typed().size() == 1 && isTold(spoiled));
        jdbi.useHandle(handle -> handle.execute("""
            update question set recheck = true, told_type = null, card = case when question = ?
              then jsonb_set(card, '{visibility}', '"AS_A_LATER_VERSION_SAYS"') else card end
            where question in (?, ?)""", spoiled, spoiled, question));
        try {
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(typed()).hasSize(2));
        } finally {
            jdbi.useHandle(handle -> handle.execute(
                    "update question set card = jsonb_set(card, '{visibility}', '\"PUBLIC\"') where question = ?",
                    spoiled));
        }
    }

    private boolean isTold(String other) {
        return !Topic.data(Topics.TRIAGE, QuestionTyped.class, event -> event.question().equals(other)).isEmpty();
    }

    @Test
    void without_a_change_a_start_leaves_all_as_it_is() {
        jdbi.useTransaction(transaction -> {
            String same = transaction.createQuery("select digest from configuration").mapTo(String.class).one();

            assertThat(Configuration.apply(transaction, same)).isZero();
        });
    }

    @Test
    void the_digest_is_the_same_for_the_same_configuration_and_another_for_another() {
        RuleFile rules = RuleFile.builtIn();
        Classification labels = new Classification(new TreeMap<>(Map.of("a", QuestionType.BUG)), Map.of(), Map.of(),
                List.of(), List.of(), List.of(), true);

        assertThat(Configuration.digest(Communities.ageing(), rules))
                .isEqualTo(Configuration.digest(Communities.ageing(), RuleFile.builtIn()))
                .isNotEqualTo(Configuration.digest(Communities.plain(), rules));
        assertThat(Configuration.digest(Communities.with(labels), rules))
                .isNotEqualTo(Configuration.digest(Communities.plain(), rules));
        assertThat(Configuration.digest(Communities.withBugs(), rules))
                .isEqualTo(Configuration.digest(Communities.withBugs(), rules))
                .isNotEqualTo(Configuration.digest(Communities.ageing(), rules));
        assertThat(Configuration.digest(Communities.ageing(Optional.of(working())), rules))
                .isEqualTo(Configuration.digest(Communities.ageing(Optional.of(working())), rules))
                .isNotEqualTo(Configuration.digest(Communities.ageing(), rules))
                .isNotEqualTo(Configuration.digest(
                        Communities.ageing(Optional.of(working(LocalDate.of(2026, 12, 25)))), rules));
    }

    private static WorkingTime working(LocalDate... holidays) {
        return new WorkingTime(ZoneOffset.UTC, Set.of(DayOfWeek.MONDAY), LocalTime.NOON, LocalTime.MIDNIGHT,
                new TreeSet<>(List.of(holidays)));
    }

    /** What an older configuration had made of it: no deadline yet to come, another policy told with its type. */
    private void pretendThatItWasCheckedAgainstOthers() {
        jdbi.useTransaction(transaction -> {
            transaction.execute("delete from deadline where question = ? and told_at is null", question);
            transaction.execute("update question set told_type = 'other', typing = jsonb_set(typing, '{type}', "
                    + "'\"QUESTION\"') where question = ?", question);
            transaction.execute("update configuration set digest = 'other'");
        });
    }

    private List<String> deadlines() {
        return jdbi.withHandle(handle -> handle
                .createQuery("select threshold, due_at from deadline where question = ?").bind(0, question)
                .map((row, context) -> row.getString("threshold") + " " + row.getTimestamp("due_at").toInstant())
                .list());
    }

    private List<QuestionAged> aged() {
        return Topic.data(Topics.TRIAGE, QuestionAged.class, event -> event.question().equals(question));
    }

    private List<QuestionTyped> typed() {
        return Topic.data(Topics.TRIAGE, QuestionTyped.class, event -> event.question().equals(question));
    }
}
