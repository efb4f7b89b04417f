package dev.tend.ingest.source;

import java.time.Instant;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.tend.events.Visibility;
import dev.tend.ingest.backfill.Backfill;

/**
 * How a source is.
 *
 * @param visibility what holds where the source does not say
 * @param watchedSince what was posted before is history
 */
public record SourceState(String key, @Schema(enumeration = {
        "github", "discourse"}) String kind, String location,
        @Schema(description = "A setting, not a finding: what is taken for who can read a post where the source does not "
                + "say; PRIVATE where community.yaml sets none. Each event names the visibility of its own question.") Visibility visibility,
        @Schema(description = "When Tend began to watch it; what was posted before is history.") Instant watchedSince,
        PlaceState place, WebhookState webhook, PollState poll, @Nullable BackfillState backfill){

    /**
     * @param name what the source calls the place now; null if it never said so
     * @param trouble what is wrong with it and what to do: it was renamed, or what comes is of another place; null if all is right
     * @param troubleAt when that was heard
     */
    public record PlaceState(@Nullable String name, @Nullable String trouble, @Nullable Instant troubleAt) {
    }

    /**
     * @param secretSet whether webhooks can be checked at all
     * @param refused not signed, too large, no JSON
     * @param failed could not be stored or had no room, and was answered so
     * @param unreadable held something that is needed and can't be read; their bytes are kept for 30 days, at most 200
     * @param lastAt when the last one was taken
     */
    public record WebhookState(boolean secretSet, long accepted, long notWanted, long refused, long failed,
            long unreadable, @Nullable Instant lastAt, @Nullable String lastError, @Nullable Instant lastErrorAt) {
    }

    /**
     * @param lastOkAt when the last one that read all to the end started
     * @param lagSeconds how long ago that was: what is older, Tend knows; null if it never was, or is not polled
     * @param lastError the trouble of the last one, or what it skipped; null if it had none
     * @param failingSince when the first of those failed that have failed since; null if the last one worked
     */
    public record PollState(boolean enabled, @Nullable Instant lastAt, @Nullable Instant lastOkAt,
            @Nullable Instant nextAt, @Nullable Long lagSeconds, @Nullable String lastError,
            @Nullable Instant failingSince) {
    }

    /**
     * @param state RUNNING, DONE or FAILED
     * @param error the last trouble, or what was skipped; while it is RUNNING it is tried again
     * @param failures how often on end it failed
     * @param nextAt when it is tried again; null if it is not in trouble, or not tried again
     */
    public record BackfillState(@Schema(implementation = Backfill.State.class) String state, int pages, int questions,
            int replies, Instant startedAt,
            @Nullable Instant finishedAt, @Nullable String error, int failures, @Nullable Instant nextAt) {
    }
}
