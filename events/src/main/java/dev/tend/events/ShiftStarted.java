package dev.tend.events;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Another person is on duty. The subject is {@code rotation:<name>}.
 *
 * @param person a person's key in {@code community.yaml}
 * @param previous who was on duty before
 * @param handedOver ids of the questions that were handed over with it
 */
public record ShiftStarted(String rotation, String person, @Nullable String previous, Instant from, Instant until,
        List<String> handedOver) implements AssignmentEvent {

    @Override
    public String subject() {
        return "rotation:" + rotation;
    }
}
