package dev.tend.kit.consumer;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** When the webhook came in from which an event follows: a header beside those of CloudEvents, which nobody needs to read. */
final class HeardAt {

    static final String HEADER = "tend_heard_at";

    private HeardAt() {
    }

    static byte[] header(Instant at) {
        return at.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Empty where no webhook told it, and for what is no time: it is measured, and decides nothing. */
    static Optional<Instant> of(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader(HEADER);
        if (header == null || header.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(new String(header.value(), StandardCharsets.UTF_8)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
