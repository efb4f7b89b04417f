package dev.tend.rotation.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Inject;

import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.community.Community;
import dev.tend.rotation.Pinwheel;
import dev.tend.rotation.ServiceTest;

/** Versions in the database. The rotation is one of these tests alone. */
@QuarkusTest
class VersionsTest extends ServiceTest {

    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final String BEFORE = "changing: {members: [mo, bea], every: P1D, starts: \"2026-01-05T09:00\"}";
    private static final String AFTER = "changing: {members: [mo, bea, otto], every: P1D, starts: \"2026-01-05T09:00\"}";

    @Inject
    Versions versions;

    @Inject
    Jdbi jdbi;

    @AfterEach
    void forget() {
        jdbi.useHandle(handle -> handle.execute("delete from rotation_version where rotation = 'changing'"));
    }

    @Test
    void at_the_first_start_each_rotation_of_the_file_is_kept_as_it_is() {
        assertThat(jdbi.withHandle(versions::all)).containsKeys("first-line", "second-line", "labs-watch")
                .doesNotContainKey("nights");
    }

    @Test
    void however_many_replicas_start_with_a_changed_file_it_is_one_version_and_shifts_that_were_stay()
            throws Exception {
        versions.keep(file(BEFORE), NOW.minus(Duration.ofDays(10)));
        List<Shift> before = shifts();
        atOnce(() -> versions.keep(file(AFTER), NOW));

        assertThat(known()).hasSize(2).last().satisfies(version -> {
            assertThat(version.since()).isEqualTo(before.get(before.size() - 1).until());
            assertThat(version.definition().members()).containsExactly("bea", "mo", "otto");
        });
        assertThat(shifts()).isEqualTo(before);
        List<Version> kept = known();
        versions.keep(file(AFTER), NOW.plusSeconds(60));
        assertThat(known()).as("a restart with the same file").isEqualTo(kept);
    }

    private static Community file(String rotation) {
        return Pinwheel.withRotations("Europe/Berlin", rotation);
    }

    private List<Version> known() {
        return jdbi.withHandle(versions::all).get("changing");
    }

    private List<Shift> shifts() {
        Community community = file(AFTER);
        return new Schedule(community.rotations().get("changing"), community, known(), List.of(), List.of())
                .shifts(NOW.minus(Duration.ofDays(30)), NOW.plusNanos(1));
    }
}
