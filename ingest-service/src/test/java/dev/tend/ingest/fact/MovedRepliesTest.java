package dev.tend.ingest.fact;

import static dev.tend.events.Visibility.PUBLIC;
import static dev.tend.ingest.fact.Hearing.created;
import static dev.tend.ingest.fact.Hearing.edited;
import static dev.tend.ingest.fact.Hearing.isFirstPost;
import static dev.tend.ingest.fact.Hearing.post;
import static dev.tend.ingest.fact.Hearing.removed;
import static dev.tend.ingest.fact.Hearing.topic;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A forum moves a post from one topic to another and keeps its id. */
class MovedRepliesTest {

    private final Hearing tend = new Hearing();

    @BeforeEach
    void two_topics_and_a_reply() {
        tend.hear(topic(7, PUBLIC, 0), post(7, PUBLIC, 0), topic(8, PUBLIC, 0), post(8, PUBLIC, 0), created(7, "31"));
    }

    @Test
    void a_reply_that_moves_leaves_the_one_question_and_comes_to_the_other() {
        assertThat(tend.hear(edited(8, "31", 5))).containsExactly("7 reply removed 31", "8 reply 31 PUBLIC");
        assertThat(tend.hear(edited(8, "31", 5), created(8, "31"))).isEmpty();
    }

    @Test
    void a_reply_that_is_split_off_into_a_topic_of_its_own_is_a_reply_no_more() {
        assertThat(tend.hear(topic(9, PUBLIC, 5), post(9, PUBLIC, 5), isFirstPost(9, "31", 5)))
                .containsExactly("9 posted Title PUBLIC", "7 reply removed 31");
        assertThat(tend.hear(isFirstPost(9, "31", 6))).isEmpty();
    }

    @Test
    void a_reply_that_moves_to_a_topic_that_is_not_known_only_leaves() {
        assertThat(tend.hear(edited(10, "31", 5))).containsExactly("7 reply removed 31");
    }

    @Test
    void a_reply_that_moves_to_and_fro_is_told_each_time() {
        tend.hear(edited(8, "31", 5));
        assertThat(tend.hear(edited(7, "31", 6))).containsExactly("8 reply removed 31", "7 reply 31 PUBLIC");
        assertThat(tend.hear(edited(8, "31", 7))).containsExactly("7 reply removed 31", "8 reply 31 PUBLIC");
    }

    @Test
    void an_edit_of_a_reply_that_stays_where_it_is_tells_nothing() {
        assertThat(tend.hear(edited(7, "31", 5))).isEmpty();
    }

    @Test
    void the_first_word_of_a_reply_that_comes_after_it_moved_is_old() {
        tend.hear(edited(8, "32", 5));
        assertThat(tend.hear(created(7, "32"))).isEmpty();
    }

    @Test
    void a_reply_that_was_removed_does_not_come_back_by_an_edit() {
        tend.hear(removed(7, "31"));
        assertThat(tend.hear(edited(7, "31", 5))).isEmpty();
    }
}
