package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Another person is on duty. The subject is {@code rotation:<name>}.
 *
 * @param person a person's key in {@code community.yaml}
 * @param previous who was on duty before
 * @param handedOver ids of the open questions that people handed over to them during the shift before; the others stay with whom
 *     they came to
 * @param open what is open and theirs, and what is open and with the one before; null where the writer did not say
 * @param more how many others are open that are not in {@code open}; null where all are
 * @param morePublic how many of those everybody may read; null where the writer did not say
 */
public record ShiftStarted(String rotation, String person, @Nullable String previous, Instant from, Instant until,
        List<String> handedOver, @Nullable List<DigestDue.Item> open,
        @Nullable Integer more, @Nullable Integer morePublic) implements AssignmentEvent {

    /** Where nobody said how many of the others everybody may read. */
    public ShiftStarted(String rotation, String person, @Nullable String previous, Instant from, Instant until,
            List<String> handedOver, @Nullable List<DigestDue.Item> open, @Nullable Integer more) {
        this(rotation, person, previous, from, until, handedOver, open, more, null);
    }

    @Override
    public String subject() {
        return "rotation:" + rotation;
    }
}
