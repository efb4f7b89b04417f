package dev.tend.kit.republish;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How publishing again is, as people see it.
 *
 * @param since what was told before is left out
 * @param source the key of the source that the events name; null: all events
 * @param events how many were published again so far
 * @param error the last trouble; while it is RUNNING it is tried again
 */
@Schema(description = "How publishing again is.")
public record Republish(State state, Instant since, @Nullable String source, long events, Instant startedAt,
        @Nullable Instant finishedAt, @Nullable String error) {

    @Schema(name = "RepublishState")
    public enum State {
        RUNNING, DONE
    }
}
