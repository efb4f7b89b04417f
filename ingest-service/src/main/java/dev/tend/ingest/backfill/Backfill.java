package dev.tend.ingest.backfill;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How a backfill is, as people see it.
 *
 * @param since what changed at the source before is left out
 * @param until what was posted after is left out; null: nothing is
 * @param pages pages read so far
 * @param questions how many of the questions read were not known
 * @param replies how many of the replies read were not known
 * @param error the last trouble, or what was skipped; while it is RUNNING it is tried again
 * @param failures how often on end it failed; after the eighth time, about twenty minutes after the first, it is FAILED
 * @param nextAt when it is tried again; null if it is not in trouble, or not tried again
 */
public record Backfill(String source, State state, Instant since, @Nullable Instant until, int pages, int questions,
        int replies, Instant startedAt, @Nullable Instant finishedAt, @Nullable String error, int failures,
        @Nullable Instant nextAt) {

    public Backfill {
        nextAt = state == State.RUNNING && error != null ? nextAt : null;
    }

    @Schema(name = "BackfillStage")
    public enum State {
        RUNNING, DONE, FAILED
    }
}
