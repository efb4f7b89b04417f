package dev.tend.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The example of {@code docs/events.md}, so that it compiles and runs. */
final class ReaderExample {

    private ReaderExample() {
    }

    static void read(Consumer<String, byte[]> consumer, Set<String> seen, List<String> bugs) throws UnreadableEvent {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
            Map<String, byte[]> headers = new HashMap<>();
            record.headers().forEach(header -> headers.put(header.key(), header.value()));
            Event<?> event = EventCodec.read(headers, record.value()).orElse(null);
            if (event == null || !seen.add(event.id())) {
                continue; // a type that we do not know, or a repeat
            }
            if (event.data() instanceof QuestionTyped typed && typed.type() == QuestionType.BUG) {
                bugs.add(typed.title() + " " + typed.url());
            }
        }
    }
}
