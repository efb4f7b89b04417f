package dev.tend.kit.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

import dev.tend.kit.consumer.KafkaPublisher.Sending;
import dev.tend.kit.consumer.Relay.Published;
import dev.tend.kit.consumer.Relay.Row;

class RelayTest {

    private static final Sending SENT = new Sending(CompletableFuture.completedFuture(null));
    private static final Sending LATE = new Sending(CompletableFuture.failedFuture(new TimeoutException()));
    private static final Sending TOO_LARGE = new Sending(
            CompletableFuture.failedFuture(new RecordTooLargeException()));

    private final Row one = row(1, "a");
    private final Row other = row(2, "b");
    private final Row younger = row(3, "a");

    @Test
    void what_kafka_has_is_done_with() {
        Published published = Relay.outcome(List.of(one, other, younger), List.of(SENT, SENT, SENT));

        assertThat(published.left()).isEmpty();
        assertThat(published.failure()).isNull();
        assertThat(published.taken()).isEqualTo(3);
    }

    @Test
    void what_overtook_an_older_row_of_its_subject_is_published_again_behind_it() {
        Published published = Relay.outcome(List.of(one, other, younger), List.of(LATE, SENT, SENT));

        assertThat(published.left()).containsExactly(one, younger);
        assertThat(published.failure()).isInstanceOf(TimeoutException.class);
    }

    @Test
    void what_was_not_sent_is_left() {
        assertThat(Relay.outcome(List.of(one, other, younger), List.of(SENT, LATE)).left())
                .containsExactly(other, younger);
    }

    @Test
    void what_no_broker_takes_is_set_aside_and_holds_up_nothing() {
        Published published = Relay.outcome(List.of(one, other, younger), List.of(TOO_LARGE, SENT, SENT));

        assertThat(published.left()).isEmpty();
        assertThat(published.tooLarge()).containsExactly(one);
        assertThat(published.failure()).isNull();
    }

    private static Row row(long id, String subject) {
        return new Row(id, "tend.triage.v1", subject, "event-" + id, "dev.tend.question-typed.v1", "/tend/test",
                "2026-11-21T09:00:00Z", "{}");
    }
}
