package dev.tend.ingest.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.tend.ingest.Lumen;
import dev.tend.ingest.source.Identity.Heard;
import dev.tend.ingest.source.Identity.Kind;
import dev.tend.kit.community.Source;

class IdentityTest {

    private static final Source LANTERN = Lumen.community().sources().get("lantern");
    private static final Source FORUM = Lumen.community().sources().get("forum");
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private static final Identity KNOWN = Identity.unknown(LANTERN).hear(LANTERN, heard("77", "lumen/lantern"), NOW);
    private static final Heard RENAMED = heard("77", "lumen/lamp");

    @Test
    void a_repository_is_learned_by_its_name_in_the_file_and_known_by_its_id_from_then_on() {
        assertThat(KNOWN).isEqualTo(new Identity("77", "lumen/lantern", "lumen/lantern", "lumen/lantern", null));
        assertThat(KNOWN.isOurs(LANTERN, heard("77", "Lumen/Lantern"))).isTrue();
    }

    @Test
    void a_repository_that_was_renamed_is_taken_and_what_to_do_is_said() {
        assertThat(KNOWN.isOurs(LANTERN, RENAMED)).isTrue();
        Identity renamed = KNOWN.hear(LANTERN, RENAMED, NOW);
        assertThat(renamed.origin()).isEqualTo("lumen/lantern");
        assertThat(renamed.trouble().kind()).isEqualTo(Kind.RENAMED);
        assertThat(renamed.trouble().text()).contains("is called lumen/lamp now").contains("set location");
        assertThat(renamed.hear(LANTERN, RENAMED, NOW.plusSeconds(9))).as("said once").isEqualTo(renamed);
        assertThat(renamed.at(NOW.plus(Duration.ofDays(9))).trouble()).as("until it is mended").isNotNull();
    }

    @Test
    void once_location_is_corrected_the_trouble_is_over_and_questions_keep_their_ids() {
        Source corrected = located("lumen/lamp");
        Identity renamed = KNOWN.hear(LANTERN, RENAMED, NOW);
        assertThat(renamed.hear(corrected, RENAMED, NOW))
                .isEqualTo(new Identity("77", "lumen/lamp", "lumen/lantern", "lumen/lamp", null));
    }

    @Test
    void the_event_of_a_renaming_is_believed_of_a_repository_that_was_never_heard_of() {
        Heard event = new Heard("77", "lumen/lamp", Optional.of("lumen/lantern"));
        Identity learned = Identity.unknown(LANTERN).hear(LANTERN, event, NOW);
        assertThat(learned.isOurs(LANTERN, RENAMED)).isTrue();
        assertThat(learned.trouble().kind()).isEqualTo(Kind.RENAMED);
    }

    @Test
    void another_repository_is_not_taken_and_that_is_said_for_a_day() {
        Heard other = heard("78", "lumen/oven");
        assertThat(KNOWN.isOurs(LANTERN, other)).isFalse();
        assertThat(Identity.unknown(LANTERN).isOurs(LANTERN, other)).isFalse();
        Identity told = KNOWN.hear(LANTERN, other, NOW);
        assertThat(told.trouble().text()).contains("lumen/oven").contains("are not taken");
        assertThat(told.hear(LANTERN, heard("77", "lumen/lantern"), NOW).trouble()).as("ours comes as well")
                .isNotNull();
        assertThat(told.at(NOW.plus(Duration.ofDays(1))).trouble()).isNotNull();
        assertThat(told.at(NOW.plus(Duration.ofDays(1)).plusSeconds(1)).trouble()).isNull();
    }

    @Test
    void a_name_that_is_none_is_not_repeated() {
        assertThat(KNOWN.hear(LANTERN, heard("78", "<!channel> x"), NOW).trouble().text()).doesNotContain("channel>");
    }

    @Test
    void a_repository_that_was_created_anew_is_taken_and_that_is_said() {
        Heard anew = heard("99", "lumen/lantern");
        assertThat(KNOWN.isOurs(LANTERN, anew)).isTrue();
        Identity known = KNOWN.hear(LANTERN, anew, NOW);
        assertThat(known.id()).isEqualTo("99");
        assertThat(known.trouble().kind()).isEqualTo(Kind.RECREATED);
        assertThat(known.origin()).as("its numbers begin again").isEqualTo("lumen/lantern@99");
        assertThat(known.hear(LANTERN, anew, NOW).origin()).isEqualTo("lumen/lantern@99");
    }

    @Test
    void a_source_that_is_another_repository_by_the_file_is_that_one_and_no_longer_the_first() {
        Source oven = located("lumen/oven");
        Identity known = KNOWN.hear(oven, heard("78", "lumen/oven"), NOW);
        assertThat(known).isEqualTo(new Identity("78", "lumen/oven", "lumen/oven", "lumen/oven", null));
        assertThat(known.isOurs(oven, heard("77", "lumen/lantern"))).isFalse();
        assertThat(KNOWN.isOurs(oven, heard("77", "lumen/lantern"))).isFalse();
    }

    @Test
    void a_repository_without_an_id_is_known_by_its_name() {
        assertThat(KNOWN.isOurs(LANTERN, heard("", "lumen/lantern"))).isTrue();
        assertThat(KNOWN.hear(LANTERN, heard("", "lumen/lantern"), NOW).id()).isEqualTo("77");
        assertThat(Identity.unknown(LANTERN).isOurs(LANTERN, heard("", "lumen/lamp"))).isFalse();
    }

    @Test
    void a_forum_that_has_another_address_now_is_taken_and_its_topics_keep_their_ids() {
        Heard moved = new Heard("talk.lumen.example", "talk.lumen.example", Optional.of("forum.lumen.example"));
        assertThat(Identity.unknown(FORUM).isOurs(FORUM, moved)).isTrue();
        Identity known = Identity.unknown(FORUM).hear(FORUM, moved, NOW);
        assertThat(known.origin()).isEqualTo("forum.lumen.example");
        assertThat(known.trouble().text()).contains("talk.lumen.example");
    }

    private static Heard heard(String id, String name) {
        return new Heard(id, name, Optional.empty());
    }

    private static Source located(String location) {
        return new Source("lantern", Source.Kind.GITHUB, location, LANTERN.webhookSecrets(), LANTERN.policy(),
                LANTERN.visibility(), LANTERN.api(), LANTERN.token(), LANTERN.apiUser(), LANTERN.poll());
    }
}
