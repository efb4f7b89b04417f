package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.events.EventType;
import dev.tend.events.QuestionSettled.How;
import dev.tend.events.Turn;
import dev.tend.kit.community.Destination;
import dev.tend.notifier.Asked;
import dev.tend.notifier.message.Details;

class DigestLinesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant UNTIL = NOW.plus(Duration.ofDays(7));

    private static final Destination PORCH = new Destination("porch", Destination.Kind.LOG, Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), false, Duration.ZERO, Optional.empty());

    private final DigestDue listed = list(List.of(new DigestDue.Item("q", "open", new Asked("a", "A").summary(), null,
            Turn.TEAM, null)));

    @Test
    void a_digest_of_which_nothing_is_left_is_not_told_but_a_shift_is() {
        assertThat(decide(Details.digest(list(List.of()), UNTIL), NOW)).isInstanceOf(Decision.Drop.class);
        assertThat(decide(shift(), NOW)).isInstanceOf(Decision.Tell.class);
    }

    @Test
    void a_shift_is_told_until_it_is_over_and_tried_for_a_day() {
        assertThat(decide(shift(), NOW.plus(Duration.ofHours(24)))).isInstanceOf(Decision.Tell.class);
        assertThat(decide(shift(), NOW.plus(Duration.ofHours(25)))).isInstanceOf(Decision.GiveUp.class);
        assertThat(decide(shift(), UNTIL)).isInstanceOf(Decision.Drop.class);
    }

    @Test
    void what_was_settled_meanwhile_is_not_told_unless_it_is_listed_for_that_and_what_was_removed_never() {
        Asked meanwhile = new Asked("a", "A");
        Asked completed = new Asked("a", "B");
        Asked removed = new Asked("a", "C");
        Map<String, QuestionStatus> known = Stream.of(meanwhile.settled(How.CLOSED), completed.settled(How.CLOSED),
                removed.settled(How.REMOVED)).map(Event::data)
                .map(event -> QuestionStatus.unknown(event.question()).after(event))
                .collect(Collectors.toMap(QuestionStatus::question, status -> status));
        DigestDue due = list(List.of(item(meanwhile, null), item(completed, NOW), item(removed, NOW)));

        assertThat(DigestLines.asOfNow(due, known, PORCH).items()).extracting(DigestDue.Item::question)
                .containsExactly(completed.question);
    }

    @Test
    void at_a_public_destination_only_what_everybody_may_read_is_counted() {
        Destination vault = new Destination("vault", Destination.Kind.LOG, Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), true, Duration.ZERO, Optional.empty());
        DigestDue list = new DigestDue("first-line", "", "ada", NOW, listed.items(), null, 40, null);

        assertThat(DigestLines.readable(list, 3, PORCH).more()).isEqualTo(3);
        assertThat(DigestLines.readable(list, null, PORCH).more()).as("of an older version: not said").isNull();
        assertThat(DigestLines.readable(list, 3, vault).more()).isEqualTo(40);
    }

    private static DigestDue.Item item(Asked asked, @Nullable Instant settledAt) {
        return new DigestDue.Item(asked.question, "open", asked.summary(), null, Turn.TEAM, null, settledAt);
    }

    private static Details shift() {
        return Details.ofRotation(EventType.SHIFT_STARTED, list(List.of()), null, UNTIL);
    }

    private static DigestDue list(List<DigestDue.Item> items) {
        return new DigestDue("first-line", "", "ada", NOW, items, null, null, null);
    }

    private Decision decide(Details details, Instant now) {
        return DigestLines.decide(listed, new Ping(UUID.randomUUID(), "rotation:first-line", "shift-started", details,
                "rule", NOW, 0, 0, Optional.of(NOW), Optional.empty(), Optional.empty(), Optional.empty()), now);
    }
}
