package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.tend.kit.consumer.Reading.Start;

class ReadingTest {

    private static final Reading KNOWN = new Reading("questions", 1, "one", 7);

    @Test
    void what_was_read_is_read_on_where_it_was_left() {
        assertThat(Reading.start(KNOWN, false, "one", true)).isEqualTo(Start.GO_ON);
        assertThat(Reading.start(KNOWN, true, "one", false)).isEqualTo(Start.GO_ON);
    }

    @Test
    void a_topic_that_was_made_again_is_read_from_its_beginning_whatever_was_committed() {
        assertThat(Reading.start(KNOWN, false, "two", true)).isEqualTo(Start.TOPIC_IS_ANOTHER);
        assertThat(Reading.start(KNOWN, true, "two", true)).isEqualTo(Start.TOPIC_IS_ANOTHER);
    }

    @Test
    void a_database_that_has_not_taken_in_what_was_committed_reads_it_again() {
        assertThat(Reading.start(null, false, "one", true)).isEqualTo(Start.DATABASE_IS_ANOTHER);
    }

    @Test
    void what_was_to_be_read_again_when_it_was_killed_is_read_again_after_the_next_start() {
        assertThat(Reading.start(new Reading("questions", 1, Reading.UNDER_WAY, 7), false, "one", true))
                .isEqualTo(Start.DATABASE_IS_ANOTHER);
    }

    @Test
    void a_first_start_and_an_upgrade_of_an_older_database_have_nothing_to_read_again() {
        assertThat(Reading.start(null, false, "one", false)).isEqualTo(Start.FIRST);
        assertThat(Reading.start(null, true, "one", true)).isEqualTo(Start.FIRST);
    }
}
