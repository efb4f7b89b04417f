package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Within a week a time comes, or has come, at which nobody serves in a rotation. Told once for each such time. The subject is
 * {@code rotation:<name>}.
 *
 * @param from when it begins, or when it was seen if that is later
 * @param until when somebody serves again
 * @param person who is on duty now: a person's key in {@code community.yaml}
 */
public record ScheduleEnding(String rotation, Instant from, Instant until, Because because,
        @Nullable String person) implements AssignmentEvent {

    /** With EVERYBODY_AWAY the shifts fall to whose turn it is all the same. */
    public enum Because {
        NOBODY_ON_DUTY, EVERYBODY_AWAY
    }

    @Override
    public String subject() {
        return "rotation:" + rotation;
    }
}
