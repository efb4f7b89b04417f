package dev.tend.ingest.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.tend.events.Author;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.StatusChanged;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.events.VisibilityChanged;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;

class ReceiptTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final Instant NEXT_WEEK = NOON.plus(Duration.ofDays(7));
    private static final Author ASKER = new Author("wanderer", null, false, false);
    private static final String QUESTION = "github:lumen/lantern#7";

    private final Receipt receipt = new Receipt(NOON);

    @Test
    void a_time_in_the_future_is_when_we_were_told_but_clocks_may_differ_by_a_minute() {
        assertThat(receipt.notAfter(NEXT_WEEK)).isEqualTo(NOON);
        assertThat(receipt.notAfter(NOON.plusSeconds(61))).isEqualTo(NOON);
        assertThat(receipt.notAfter(NOON.plusSeconds(60))).isEqualTo(NOON.plusSeconds(60));
        assertThat(receipt.notAfter(NOON.minusSeconds(1))).isEqualTo(NOON.minusSeconds(1));
    }

    @Test
    void a_question_dated_next_week_was_posted_and_edited_when_we_were_told() {
        Content content = new Content("https://x", "t", Text.of("b"), ASKER, NEXT_WEEK, List.of("wick"), "care",
                Visibility.PUBLIC, List.of("snuffer"));
        assertThat(receipt.notAfter(new Sighting(QUESTION, "lantern", content, NEXT_WEEK, Why.CURRENT, Via.POLL)))
                .isEqualTo(new Sighting(QUESTION, "lantern", new Content("https://x", "t", Text.of("b"), ASKER, NOON,
                        List.of("wick"), "care", Visibility.PUBLIC, List.of("snuffer")), NOON, Why.CURRENT, Via.POLL));
    }

    @Test
    void so_was_a_topic_in_its_pieces() {
        Draft draft = new Draft("https://x", "t", Text.of("b"), ASKER, NEXT_WEEK, List.of("wick"), "care",
                Visibility.PUBLIC);
        assertThat(receipt.notAfter(new Piece(QUESTION, "forum", Part.POST, draft, NEXT_WEEK, NOON, true, Via.POLL)))
                .isEqualTo(new Piece(QUESTION, "forum", Part.POST, new Draft("https://x", "t", Text.of("b"), ASKER,
                        NOON, List.of("wick"), "care", Visibility.PUBLIC), NOON, NOON, true, Via.POLL));
    }

    static Stream<QuestionEvent> happenings() {
        return Stream.of(
                new ReplyPosted(QUESTION, "lantern", "1", "https://x", "b", true, ASKER, NEXT_WEEK, Visibility.PUBLIC,
                        Via.POLL),
                new ReplyRemoved(QUESTION, "lantern", "1", NEXT_WEEK, Via.WEBHOOK),
                new QuestionClosed(QUESTION, "lantern", ASKER, "completed", NEXT_WEEK, Via.WEBHOOK),
                new QuestionReopened(QUESTION, "lantern", ASKER, NEXT_WEEK, Via.WEBHOOK),
                new QuestionAnswerAccepted(QUESTION, "lantern", "1", ASKER, true, NEXT_WEEK, Via.BACKFILL),
                new QuestionRemoved(QUESTION, "lantern", QuestionRemoved.Reason.DELETED, "x", NEXT_WEEK, Via.WEBHOOK),
                new StatusChanged(QUESTION, "lantern", "planned", null, NEXT_WEEK, Via.POLL),
                new VisibilityChanged(QUESTION, "lantern", Visibility.PRIVATE, NEXT_WEEK, Via.WEBHOOK));
    }

    @ParameterizedTest
    @MethodSource("happenings")
    void whatever_happens_next_week_happened_now_and_is_else_the_same_with_the_same_id(QuestionEvent happening) {
        Fact fact = new Fact(Fact.event(happening, NEXT_WEEK, "x"), true, "y");
        Fact told = (Fact) receipt.notAfter(fact);
        assertThat(told.event().id()).isEqualTo(fact.event().id());
        assertThat(told.event().time()).isEqualTo(NOON);
        assertThat(told.event().data())
                .hasToString(happening.toString().replace(NEXT_WEEK.toString(), NOON.toString()));
        assertThat(told).usingRecursiveComparison().ignoringFields("event").isEqualTo(fact);
        assertThat(new Receipt(NEXT_WEEK).notAfter(fact)).isEqualTo(fact);
    }
}
