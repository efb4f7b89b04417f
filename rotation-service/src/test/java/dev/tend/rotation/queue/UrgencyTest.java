package dev.tend.rotation.queue;

import static dev.tend.events.QuestionState.OPEN;
import static dev.tend.events.QuestionState.SETTLED;
import static dev.tend.events.QuestionState.SNOOZED;
import static dev.tend.events.Turn.AUTHOR;
import static dev.tend.events.Turn.COMMUNITY;
import static dev.tend.events.Turn.NOBODY;
import static dev.tend.events.Turn.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;

import org.junit.jupiter.api.Test;

class UrgencyTest {

    @Test
    void open_comes_before_put_off_before_settled_whatever_else() {
        List<String> much = Collections.nCopies(500, "unanswered");

        assertThat(List.of(Urgency.of(OPEN, List.of(), NOBODY), Urgency.of(SNOOZED, much, TEAM))).isSorted();
        assertThat(List.of(Urgency.of(SNOOZED, List.of(), NOBODY), Urgency.of(SETTLED, much, TEAM))).isSorted();
    }

    @Test
    void what_passed_more_thresholds_comes_first_whosever_turn_it_is() {
        assertThat(List.of(Urgency.of(OPEN, List.of("unanswered", "inactive"), AUTHOR),
                Urgency.of(OPEN, List.of("unanswered"), COMMUNITY), Urgency.of(OPEN, List.of(), TEAM))).isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void the_teams_turn_comes_before_the_communitys_before_the_askers() {
        assertThat(List.of(Urgency.of(OPEN, List.of(), TEAM), Urgency.of(OPEN, List.of(), COMMUNITY),
                Urgency.of(OPEN, List.of(), AUTHOR))).isSorted().doesNotHaveDuplicates();
    }
}
