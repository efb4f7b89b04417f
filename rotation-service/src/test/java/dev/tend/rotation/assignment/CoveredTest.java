package dev.tend.rotation.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.events.Author;
import dev.tend.events.QuestionType;
import dev.tend.events.TypedBy;
import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.ServiceTest;
import dev.tend.rotation.Triage;
import dev.tend.rotation.schedule.Schedule;

@QuarkusTest
class CoveredTest extends ServiceTest {

    @Inject
    Jdbi jdbi;

    @Test
    void the_first_rotation_of_the_file_that_takes_a_question_has_it_on_duty_or_not() {
        Community community = Pinwheel.withRotations("UTC",
                "upgrades: {members: [otto], starts: \"2026-01-01T00:00\", flags: [upgrade]}",
                "ideas: {members: [bea], starts: \"2026-01-01T00:00\", sources: [labs], types: [feature-proposal]}",
                "later: {members: [mo], starts: \"2090-01-01T00:00\", types: [feature-proposal]}",
                "never: {members: [mo], starts: \"2026-01-01T00:00\", categories: [help]}",
                "rest: {members: [zed], starts: \"2026-01-01T00:00\", sources: [forum]}",
                "robots: {members: [mo], starts: \"2026-01-01T00:00\", sources: [attic], author: bot}");
        List<Schedule> schedules = community.rotations().values().stream()
                .map(rotation -> new Schedule(rotation, community, List.of())).toList();
        Stream<Triage> byPrograms = Stream.of("forum", "attic").map(source -> Triage.of(newQuestion()).source(source)
                .author(new Author("renovator", null, false, true)));
        List<Triage> asked = Stream.concat(byPrograms, Stream.of("labs", "forum", "attic").flatMap(source -> Stream
                .of(QuestionType.BUG, QuestionType.FEATURE_PROPOSAL)
                .flatMap(type -> Stream.of(List.<String>of(), List.of("ENTERPRISE", "UPGRADE")).map(flags -> Triage
                        .of(newQuestion()).source(source).type(type, TypedBy.RULES)
                        .flags(flags.toArray(String[]::new))))))
                .toList();
        publish(asked.toArray(Triage[]::new));
        asked.forEach(triage -> listed(triage.question()));

        Instant now = Instant.parse("2026-06-01T00:00:00Z");
        Covered covered = Covered.of(schedules, now);
        List<String> found = jdbi.withHandle(handle -> handle
                .createQuery("select id from question where id = any(:ids) and " + covered.condition())
                .bindMap(covered.parameters())
                .bindArray("ids", String.class, asked.stream().map(Triage::question).toList()).mapTo(String.class)
                .list());
        assertThat(found).containsExactlyInAnyOrderElementsOf(asked.stream()
                .filter(triage -> community.rotations().values().stream()
                        .filter(rotation -> rotation.takes(triage.typed().summary())).findFirst()
                        .filter(rotation -> !rotation.key().equals("later")).isPresent())
                .map(Triage::question).toList()).hasSize(9);
    }

    @Test
    void without_rotations_nothing_is() {
        assertThat(Covered.of(List.of(), Instant.EPOCH).condition()).isEqualTo("false");
    }
}
