package dev.tend.ingest.fact;

import static dev.tend.events.Visibility.PRIVATE;
import static dev.tend.events.Visibility.PUBLIC;
import static dev.tend.ingest.fact.Hearing.at;
import static dev.tend.ingest.fact.Hearing.comment;
import static dev.tend.ingest.fact.Hearing.edited;
import static dev.tend.ingest.fact.Hearing.forum;
import static dev.tend.ingest.fact.Hearing.issue;
import static dev.tend.ingest.fact.Hearing.post;
import static dev.tend.ingest.fact.Hearing.shown;
import static dev.tend.ingest.fact.Hearing.topic;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.tend.ingest.fact.Telling.Why;

/** Who can read a question changes after it was told. */
class VisibilityTest {

    private static final String TOPIC = forum(7);
    private final Hearing tend = new Hearing();

    @Test
    void what_becomes_private_is_told_once_and_its_unchanged_text_is_no_edit() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED));
        assertThat(tend.hear(issue("a", PRIVATE, 5, Why.CURRENT))).containsExactly("7 is PRIVATE");
        assertThat(tend.hear(issue("a", PRIVATE, 5, Why.CURRENT), issue("a", PRIVATE, 9, Why.CAME_ALONG))).isEmpty();
    }

    @Test
    void what_becomes_private_while_it_is_edited_is_told_before_the_edit() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED));
        assertThat(tend.hear(issue("b", PRIVATE, 5, Why.CURRENT))).containsExactly("7 is PRIVATE",
                "7 edited b PRIVATE");
    }

    @Test
    void an_older_content_that_says_public_does_not_undo_it() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED));
        tend.hear(shown("github:lumen/lantern#7", PRIVATE, 60));
        assertThat(tend.hear(issue("b", PUBLIC, 30, Why.CURRENT))).containsExactly("7 edited b PRIVATE");
        assertThat(tend.hear(issue("b", PUBLIC, 30, Why.CURRENT))).as("delivered again").isEmpty();
        assertThat(tend.hear(comment("31", PUBLIC))).containsExactly("7 reply 31 PRIVATE");
    }

    @Test
    void it_is_public_again_once_its_source_says_so_later() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED), shown("github:lumen/lantern#7", PRIVATE, 60));
        assertThat(tend.hear(issue("a", PUBLIC, 90, Why.CURRENT))).containsExactly("7 is PUBLIC");
        assertThat(tend.hear(comment("31", PUBLIC))).containsExactly("7 reply 31 PUBLIC");
    }

    @Test
    void what_comes_late_from_a_repository_that_was_made_private_since_is_private() {
        tend.privateSince = at(60);
        assertThat(tend.hear(issue("a", PUBLIC, 0, Why.POSTED))).containsExactly("7 posted a PRIVATE");
    }

    @Test
    void while_a_repository_is_private_a_poll_that_began_before_makes_nothing_public() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED));
        tend.privateSince = at(60);
        assertThat(tend.hear(comment("31", PUBLIC))).containsExactly("7 reply 31 PRIVATE");
        assertThat(tend.hear(issue("b", PUBLIC, 90, Why.CURRENT))).containsExactly("7 is PRIVATE",
                "7 edited b PRIVATE");
        assertThat(tend.hear(issue("b", PUBLIC, 95, Why.CURRENT))).isEmpty();
    }

    @Test
    void what_an_earlier_version_published_is_recognised_by_its_content() {
        tend.hear(issue("a", PUBLIC, 0, Why.POSTED));
        tend.questions.computeIfPresent("github:lumen/lantern#7", (id, known) -> known.readable(null, at(-60)));
        assertThat(tend.hear(issue("a", PUBLIC, 5, Why.CURRENT))).isEmpty();
        tend.questions.computeIfPresent("github:lumen/lantern#7", (id, known) -> known.readable(null, at(-60)));
        assertThat(tend.hear(issue("b", PRIVATE, 9, Why.CAME_ALONG))).containsExactly("7 is PRIVATE");
    }

    @Test
    void a_topic_that_becomes_a_personal_message_is_private_from_the_first_word_of_it() {
        tend.hear(topic(7, PUBLIC, 1), post(7, PUBLIC, 1));
        assertThat(tend.hear(shown(TOPIC, PRIVATE, 5))).containsExactly("7 is PRIVATE");
        assertThat(tend.hear(shown(TOPIC, PRIVATE, 6))).isEmpty();
        assertThat(tend.hear(topic(7, PUBLIC, 9), post(7, PUBLIC, 9), shown(TOPIC, PUBLIC, 1)))
                .as("webhooks of before that come late").isEmpty();
    }

    @Test
    void a_personal_message_that_never_was_a_question_is_told_to_nobody() {
        assertThat(tend.hear(shown(TOPIC, PRIVATE, 5), edited(7, "31", 5))).isEmpty();
    }

    @Test
    void a_topic_whose_creation_comes_after_it_became_a_personal_message_is_private() {
        tend.hear(shown(TOPIC, PRIVATE, 5));
        assertThat(tend.hear(topic(7, PUBLIC, 9), post(7, PUBLIC, 9), shown(TOPIC, PUBLIC, 1)))
                .containsExactly("7 posted Title PRIVATE");
    }

    @Test
    void the_reply_of_a_topic_that_became_a_personal_message_is_private_and_its_question_before_it() {
        tend.hear(topic(7, PUBLIC, 1), post(7, PUBLIC, 1));
        assertThat(tend.hear(shown(TOPIC, PRIVATE, 5), edited(7, "31", 5))).containsExactly("7 is PRIVATE",
                "7 reply 31 PRIVATE");
    }

    @Test
    void a_topic_that_was_unlisted_is_public_again_once_it_is_listed_unless_its_first_post_is_hidden() {
        tend.hear(topic(7, PUBLIC, 1), post(7, PUBLIC, 1));
        assertThat(tend.hear(topic(7, PRIVATE, 5))).containsExactly("7 is PRIVATE");
        assertThat(tend.hear(topic(7, PUBLIC, 9), shown(TOPIC, PUBLIC, 9))).containsExactly("7 is PUBLIC");
        assertThat(tend.hear(post(7, PRIVATE, 12))).containsExactly("7 is PRIVATE");
        assertThat(tend.hear(topic(7, PUBLIC, 15), shown(TOPIC, PUBLIC, 15))).isEmpty();
        assertThat(tend.hear(post(7, PUBLIC, 18), shown(TOPIC, PUBLIC, 19))).containsExactly("7 is PUBLIC");
    }
}
