package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.Communities;
import dev.tend.classifier.Story;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.Turn;

/** Accounts that were renamed or deleted. */
class WhoIsWhoTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);

    private final Story story = new Story("github:heron/server#7", START);
    private final Books books = new Books(story.question());

    @Test
    void of_two_ghosts_one_has_answered_the_other() {
        take(story.posted(Story.GHOST, "Asked by nobody", "How?"), story.reply(DAY, "1", Story.GHOST, "Set it."));

        assertThat(books.status().answered()).isTrue();
        assertThat(books.status().awaiting()).isEqualTo(Turn.COMMUNITY);
    }

    @Test
    void an_asker_who_was_renamed_has_not_answered_themselves() {
        take(story.posted(Story.ASKER_WITH_ID, "Herons", "How?"),
                story.reply(DAY, "1", Story.ASKER_RENAMED, "Is there any news?"));

        assertThat(books.status().answered()).isFalse();
        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @Test
    void who_has_the_same_name_is_taken_for_the_same_whatever_the_id() {
        Author another = new Author(Story.ASKER_WITH_ID.handle(), null, false, false, "77");
        take(story.posted(Story.ASKER_WITH_ID, "Herons", "How?"), story.reply(DAY, "1", another, "Is there any news?"));

        assertThat(books.status().answered()).isFalse();
    }

    @Test
    void an_asker_whose_account_is_gone_since_has_still_written_what_they_wrote() {
        take(story.posted(Story.ASKER_WITH_ID, "Herons", "How?"),
                story.reply(DAY, "1", Story.ASKER_WITH_ID, "Is there any news?"));
        take(new Story(story.question(), START).seenAs(Story.GHOST, DAY.multipliedBy(3), "Herons", "How?"));

        assertThat(books.dossier().card().author()).isEqualTo(Story.GHOST);
        assertThat(books.status().answered()).isFalse();
        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
    }

    @Test
    void facts_of_before_ids_were_kept_go_by_the_name() {
        take(story.posted(Story.ASKER_WITH_ID, "Herons", "How?"), story.reply(DAY, "1", Story.ASKER, "Any news?"));

        assertThat(books.status().answered()).isFalse();
    }

    @Test
    void the_word_of_a_person_of_ours_who_was_renamed_is_the_teams() {
        Author renamed = new Author("colleague-of-old", null, true, false, "6");
        take(story.posted("Herons", "How?"), story.reply(DAY, "1", renamed, "Use the newer build."));

        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void a_contributor_who_was_renamed_has_not_been_silent() {
        Books taken = new Books(story.question(), Communities.withContributors(Duration.ofDays(14)));
        Author before = new Author("neighbour", null, false, false, "8");
        Author after = new Author("neighbour-of-old", null, false, false, "8");
        for (Event<?> event : List.of(story.posted("Herons", "text"), story.reply(DAY, "1", before),
                story.assigned(DAY.multipliedBy(2), "Herons", "text", "neighbour"),
                story.reply(DAY.multipliedBy(10), "2", after),
                story.assigned(DAY.multipliedBy(11), "Herons", "text", "neighbour-of-old"))) {
            taken.take(event.time(), List.of(event));
        }

        taken.timeGoesBy(START.plus(DAY.multipliedBy(24)).minusSeconds(1));
        assertThat(taken.status().aged()).doesNotContain("contributor-silent");
        taken.timeGoesBy(START.plus(DAY.multipliedBy(24)));
        assertThat(taken.status().aged()).contains("contributor-silent");
    }

    @Test
    void a_removal_erases_ids_as_well_as_names() {
        take(story.posted(new Author("visitor", null, false, false, "4711"), "Herons", "How?"),
                story.reply(DAY, "1", new Author("neighbour", null, false, false, "4712")));
        take(story.removed(DAY.multipliedBy(2)));

        assertThat(books.dossier().toString()).doesNotContain("4711", "4712", "visitor", "neighbour");
    }

    private void take(Event<?>... batch) {
        for (Event<?> event : batch) {
            books.take(event.time(), List.of(event));
        }
    }
}
