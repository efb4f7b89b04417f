package dev.tend.classifier.question;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.tend.classifier.Story;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageEvent;
import dev.tend.events.TurnChanged;
import dev.tend.events.Visibility;

/** What becomes private, or public again, after it was told. */
class VisibilityTest {

    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);

    private final Story story = new Story("discourse:forum.heron.test#7", START);
    private final Books books = new Books(story.question());

    @Test
    void a_topic_that_becomes_a_message_is_told_as_private_without_its_text_and_everything_after_it() {
        take(story.posted("My licence does not work", "canary"));
        int told = books.told.size();
        take(story.visibility(HOUR, Visibility.PRIVATE));
        take(story.reply(HOUR.multipliedBy(2), "1", Story.ASKER, "My address is 12 Mill Lane."));
        books.timeGoesBy(START.plus(Duration.ofDays(9)));
        take(story.closed(Duration.ofDays(10)));

        List<TriageEvent> after = books.told.subList(told, books.told.size());
        assertThat(after.get(0)).isInstanceOf(QuestionTyped.class);
        assertThat(after).hasAtLeastOneElementOfType(TurnChanged.class).hasAtLeastOneElementOfType(QuestionAged.class)
                .hasAtLeastOneElementOfType(QuestionSettled.class)
                .allSatisfy(event -> assertThat(event.status().visibility()).isEqualTo(Visibility.PRIVATE));
        assertThat(after.toString()).doesNotContain("canary", "Mill Lane", "visibility=PUBLIC");
        assertThat(books.told(QuestionTyped.class)).last().extracting(QuestionTyped::excerpt).isNull();
    }

    @Test
    void what_is_public_again_is_told_with_its_excerpt() {
        take(story.posted("Herons", "text"), story.visibility(HOUR, Visibility.PRIVATE));
        take(story.visibility(HOUR.multipliedBy(2), Visibility.PUBLIC));

        assertThat(books.told(QuestionTyped.class)).extracting(QuestionTyped::visibility).containsExactly(
                Visibility.PUBLIC, Visibility.PRIVATE, Visibility.PUBLIC);
        assertThat(books.told(QuestionTyped.class)).last().extracting(QuestionTyped::excerpt).isEqualTo("text");
    }

    @Test
    void the_newest_of_content_and_visibility_decides_whatever_comes_first() {
        take(story.visibility(HOUR.multipliedBy(2), Visibility.PRIVATE), story.posted("Herons", "text"));
        assertThat(books.status().visibility()).isEqualTo(Visibility.PRIVATE);

        take(story.edited(HOUR, "Herons", "older"));
        assertThat(books.status().visibility()).as("an older content").isEqualTo(Visibility.PRIVATE);
        take(story.edited(HOUR.multipliedBy(2), "Herons", "of the same time"));
        assertThat(books.status().visibility()).as("of the same time").isEqualTo(Visibility.PRIVATE);
        take(story.edited(HOUR.multipliedBy(3), "Herons", "newer"));
        assertThat(books.status().visibility()).as("a newer content").isEqualTo(Visibility.PUBLIC);
    }

    @Test
    void a_question_that_was_private_from_the_start_has_its_excerpt_once_it_is_public() {
        take(story.posted("Herons", "text", Visibility.PRIVATE));
        assertThat(books.told(QuestionTyped.class)).last().extracting(QuestionTyped::excerpt).isNull();
        take(story.visibility(HOUR, Visibility.PUBLIC));

        assertThat(books.told(QuestionTyped.class)).last().extracting(QuestionTyped::excerpt).isEqualTo("text");
    }

    @Test
    void a_reply_never_makes_a_question_public() {
        take(story.posted("Herons", "text", Visibility.PRIVATE), story.reply(HOUR, "1", Story.STAFF));

        assertThat(books.status().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    @Test
    void a_private_question_stays_so_when_it_is_removed() {
        take(story.posted("Herons", "text"), story.visibility(HOUR, Visibility.PRIVATE),
                story.removed(HOUR.multipliedBy(2)));
        books.timeGoesBy(START.plus(Duration.ofDays(1)));

        assertThat(books.status().visibility()).isEqualTo(Visibility.PRIVATE);
    }

    private void take(Event<?>... batch) {
        for (Event<?> event : batch) {
            books.take(event.time(), List.of(event));
        }
    }
}
