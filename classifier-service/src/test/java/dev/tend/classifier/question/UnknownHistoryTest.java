package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.Communities;
import dev.tend.classifier.Story;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.Turn;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Policy;

/** Questions that happened before Tend heard of them: what was said until then is not known, and no clock counts it. */
class UnknownHistoryTest {

    private static final Instant START = Instant.parse("2025-10-23T09:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(400);
    private static final Instant HEARD = START.plus(YEAR);
    private static final Community COMMUNITY = community();

    private final Story story = new Story("github:heron/server#7", START);
    private final Books books = new Books(story.question(), COMMUNITY);

    @Test
    void an_old_issue_first_heard_of_by_a_comment_has_not_aged_and_ages_from_then() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Frames are lost", "After an hour"),
                story.reply(YEAR, "13", Story.ASKER, "Is there any news?")));

        assertThat(books.told(QuestionAged.class)).isEmpty();
        assertThat(books.status().awaiting()).isEqualTo(Turn.TEAM);
        assertThat(books.status().awaitingSince()).isEqualTo(HEARD);
        assertThat(books.status().answered()).isFalse();
        assertThat(books.status().knownSince()).isEqualTo(HEARD);

        books.timeGoesBy(HEARD.plus(DAY.multipliedBy(8)));
        assertThat(books.told(QuestionAged.class)).extracting(QuestionAged::threshold).containsExactlyInAnyOrder(
                "unanswered", "inactive", "awaiting-team");
        assertThat(books.told(QuestionAged.class)).extracting(QuestionAged::since).containsOnly(HEARD);
    }

    @Test
    void an_issue_that_was_transferred_in_is_on_the_board_and_has_waited_since_then() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Moved here", "How do I do this?")));

        assertThat(books.told(QuestionAged.class)).isEmpty();
        assertThat(books.status().awaitingSince()).isEqualTo(HEARD);
        assertThat(books.status().lastActivityAt()).isEqualTo(HEARD);
        assertThat(books.status().silent()).isFalse();
    }

    @Test
    void an_old_issue_first_heard_of_by_reopening_has_waited_since_then() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Reopened", "How?"), story.reopened(YEAR)));

        assertThat(books.told(QuestionAged.class)).isEmpty();
        assertThat(books.status().awaitingSince()).isEqualTo(HEARD);
    }

    @Test
    void who_was_assigned_before_is_silent_from_then_at_the_earliest() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Herons", "text"),
                story.edited(null, YEAR.plusSeconds(1), "Herons", "text", HEARD),
                story.assigned(DAY, "Herons", "text", "neighbour")));
        books.timeGoesBy(HEARD.plus(DAY.multipliedBy(5)).minusSeconds(1));
        assertThat(books.status().aged()).doesNotContain("contributor-silent");

        books.timeGoesBy(HEARD.plus(DAY.multipliedBy(5)));
        assertThat(books.status().aged()).contains("contributor-silent");
    }

    @Test
    void what_was_answered_before_is_answered_once_that_is_known() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Herons", "text")));
        books.take(HEARD, List.of(story.reply(DAY, "1", Story.STAFF)));

        assertThat(books.status().answered()).isTrue();
        assertThat(books.status().answeredAt()).isEqualTo(START.plus(DAY));
        assertThat(books.status().awaiting()).isEqualTo(Turn.AUTHOR);
    }

    @Test
    void once_everything_is_known_the_clocks_count_from_its_facts() {
        books.take(HEARD, List.of(story.firstHeardOf(YEAR, "Herons", "text")));
        Event<?> whole = story.edited(null, YEAR.plusSeconds(1), "Herons", "text", null);
        books.take(HEARD.plusSeconds(1), List.of(whole));

        assertThat(books.status().knownSince()).isNull();
        assertThat(books.status().awaitingSince()).isEqualTo(START);
        assertThat(books.status().aged()).contains("unanswered", "awaiting-team");
    }

    @Test
    void a_question_that_was_heard_of_when_it_was_asked_is_known_whole() {
        books.take(START, List.of(story.firstHeardOf(Duration.ZERO, "Herons", "text")));

        assertThat(books.status().knownSince()).isNull();
    }

    private static Community community() {
        Map<String, Duration> thresholds = new LinkedHashMap<>();
        thresholds.put(Policy.UNANSWERED, Duration.ofDays(2));
        thresholds.put(Policy.INACTIVE, Duration.ofDays(7));
        thresholds.put(Policy.AWAITING_TEAM, Duration.ofDays(3));
        thresholds.put(Policy.CONTRIBUTOR_SILENT, Duration.ofDays(5));
        return Communities.withThresholds(thresholds);
    }
}
