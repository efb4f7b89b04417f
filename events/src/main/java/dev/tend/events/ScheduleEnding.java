package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * Within a week a time comes, or has come, at which nobody serves in a rotation, or after which no holidays are known. Told once for
 * each such time. The subject is {@code rotation:<name>}, or {@code holidays}: each rotation tells of those.
 *
 * @param from when it begins, or when it was seen if that is later
 * @param until when somebody serves again; of holidays, a week after {@code from}
 * @param person who is on duty now: a person's key in {@code community.yaml}
 */
public record ScheduleEnding(String rotation, Instant from, Instant until, Because because,
        @Nullable String person) implements AssignmentEvent {

    /** With EVERYBODY_AWAY the shifts fall to whose turn it is all the same. */
    public enum Because {
        NOBODY_ON_DUTY, EVERYBODY_AWAY, HOLIDAYS_END
    }

    @Override
    public String subject() {
        return because == Because.HOLIDAYS_END ? "holidays" : "rotation:" + rotation;
    }
}
