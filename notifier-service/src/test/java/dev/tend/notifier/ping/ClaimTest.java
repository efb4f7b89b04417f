package dev.tend.notifier.ping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import dev.tend.events.EventType;
import dev.tend.notifier.message.Details;
import dev.tend.notifier.ping.Claim.Claimed;

class ClaimTest {

    @Test
    void few_pings_are_a_message_each() {
        assertThat(Claim.together(due(4), true)).hasSize(1);
    }

    @Test
    void many_are_one_message_of_fifteen_at_most() {
        assertThat(Claim.together(due(5), true)).hasSize(5);
        assertThat(Claim.together(due(40), true)).hasSize(15);
    }

    @Test
    void lines_in_a_log_are_never_bundled() {
        assertThat(Claim.together(due(40), false)).hasSize(1);
    }

    @Test
    void what_was_one_message_stays_one_message() {
        Optional<UUID> message = Optional.of(UUID.randomUUID());
        List<Claimed> before = List.of(ping("one", message), ping("other", message));

        assertThat(Claim.together(Stream.concat(before.stream(), due(9).stream()).toList(), true)).isEqualTo(before);
        assertThat(Claim.together(Stream.concat(due(9).stream(), before.stream()).toList(), true)).hasSize(9);
    }

    @Test
    void nothing_due_is_no_message() {
        assertThat(Claim.together(List.of(), true)).isEmpty();
    }

    @Test
    void what_waits_of_one_question_is_one_message() {
        List<Claimed> two = List.of(ping("old", Optional.empty()), ping("old", Optional.empty()));

        assertThat(Claim.together(List.of(two.get(0), ping("new", Optional.empty()), two.get(1)), true)).isEqualTo(two);
        assertThat(Claim.together(two, false)).hasSize(1);
    }

    @Test
    void a_question_is_not_split_over_two_messages_of_many() {
        List<Claimed> due = Stream.concat(due(14).stream(),
                Stream.of(ping("old", Optional.empty()), ping("old", Optional.empty()))).toList();

        assertThat(Claim.together(due, true)).isEqualTo(due.subList(0, 14));
    }

    @Test
    void what_was_refused_together_is_tried_one_by_one() {
        assertThat(Claim.together(List.of(ping("old", Optional.of(UUID.randomUUID())),
                ping("old", Optional.of(UUID.randomUUID()))), true)).hasSize(1);
    }

    @Test
    void what_was_handed_over_at_once_is_one_message_however_few() {
        List<Claimed> handed = Stream.of("one", "other").map(question -> handedOver(question, "@09:00")).toList();
        List<Claimed> due = List.of(handed.get(0), handedOver("later", "@10:00"), handed.get(1));

        assertThat(Claim.together(due, true)).isEqualTo(handed);
        assertThat(Claim.together(due.subList(1, 2), true)).hasSize(1);
    }

    private static Claimed handedOver(String question, String at) {
        return new Claimed(new Ping(UUID.randomUUID(), question, "question-assigned:ada" + at,
                Details.assigned("ada", "ben", "HANDED_OVER"), "rule", Instant.EPOCH, 0, 0, Optional.empty(),
                Optional.empty(), Optional.empty(), Optional.empty()), QuestionStatus.unknown(question));
    }

    private static List<Claimed> due(int count) {
        return IntStream.range(0, count).mapToObj(i -> ping("question " + i, Optional.empty())).toList();
    }

    private static Claimed ping(String question, Optional<UUID> message) {
        return new Claimed(new Ping(UUID.randomUUID(), question, "question-typed", Details.of(EventType.QUESTION_TYPED),
                "rule", Instant.EPOCH, 0, 0, Optional.empty(), Optional.empty(), message, Optional.empty()),
                QuestionStatus.unknown(question));
    }
}
