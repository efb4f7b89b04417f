package dev.tend.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** {@code docs/events.md} tells the truth. */
class CatalogueTest {

    private static final TopicPartition TRIAGE = new TopicPartition(Topics.TRIAGE, 0);

    @Test
    void eachEventHasItsLineAndNoneIsTooMany() throws IOException {
        assertThat(found("(?m)^\\| `([a-z-]+)` \\| `(tend\\.[a-z]+\\.v1)` \\| \\S.* \\|$").stream()
                .map(row -> row.group(1) + row.group(2)))
                .containsExactlyElementsOf(
                        Arrays.stream(EventType.values()).map(type -> type.eventName() + type.topic()).toList());
    }

    @Test
    void eachHeaderHasItsLine() throws IOException {
        assertThat(found("(?m)^\\| `(ce_[a-z]+|content-type)` \\|").stream().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        EventCodec.headers(GoldenEvents.of(EventType.PING_SENT)).keySet());
    }

    @Test
    void eachLinkLeadsToAFile() throws IOException {
        assertThat(found("\\]\\((\\.\\./[^)]*)\\)").stream().map(link -> Path.of("../docs").resolve(link.group(1))))
                .isNotEmpty().allSatisfy(file -> assertThat(file).exists());
    }

    @Test
    void theExampleIsTheOneThatIsRun() throws IOException {
        String example = found("(?s)```java\n(.*?)```").get(0).group(1);

        assertThat(Files.readString(Path.of("src/test/java/dev/tend/events/ReaderExample.java")))
                .contains(example.indent(8));
    }

    @Test
    void theExampleReadsEachEventOnceAndPassesOverTheRest() throws UnreadableEvent {
        Event<?> typed = GoldenEvents.of(EventType.QUESTION_TYPED);
        Map<String, byte[]> unknown = EventCodec.headers(typed);
        unknown.put("ce_type", "dev.tend.question-typed.v2".getBytes());
        List<String> bugs = new ArrayList<>();
        try (MockConsumer<String, byte[]> consumer = new MockConsumer<>("earliest")) {
            consumer.assign(List.of(TRIAGE));
            consumer.updateBeginningOffsets(Map.of(TRIAGE, 0L));
            consumer.addRecord(record(0, EventCodec.headers(typed), typed));
            consumer.addRecord(record(1, EventCodec.headers(typed), typed));
            consumer.addRecord(record(2, unknown, typed));

            ReaderExample.read(consumer, new HashSet<>(), bugs);
        }

        assertThat(bugs).hasSize(1);
    }

    private static ConsumerRecord<String, byte[]> record(long offset, Map<String, byte[]> headers, Event<?> event) {
        var record = new ConsumerRecord<>(TRIAGE.topic(), 0, offset, event.subject(), EventCodec.value(event));
        headers.forEach(record.headers()::add);
        return record;
    }

    private static List<MatchResult> found(String pattern) throws IOException {
        return Pattern.compile(pattern).matcher(Files.readString(Path.of("../docs/events.md"))).results().toList();
    }
}
