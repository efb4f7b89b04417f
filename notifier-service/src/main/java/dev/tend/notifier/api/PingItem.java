package dev.tend.notifier.api;

import java.time.Instant;
import java.util.UUID;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import dev.tend.notifier.ping.EditState;
import dev.tend.notifier.ping.PingState;

/** A line of the ledger. None of the question's text. */
@Schema(name = "Ping")
public record PingItem(UUID id, String question,
        @Schema(description = "What it is about: the event, and what tells this happening from another") String reason,
        String destination,
        @Schema(description = "DUE, SENDING, SENT, FAILED, DROPPED (pointless meanwhile), "
                + "WITHHELD (private, and those who read the destination may not read it), "
                + "UNKNOWN (it may be shown: nobody knows, and it is not repeated again)", implementation = PingState.class) String state,
        @Schema(description = "The rule that led to it") String rule, Instant firstDueAt,
        @Schema(description = "Not before this it is tried again") Instant dueAt, int attempts,
        @Schema(description = "Of how many attempts nobody knows whether they were shown") int unknown,
        @Schema(description = "Id of the message at the chat server") @Nullable String message,
        @Schema(description = "What last went wrong, or why it was not sent and what to do") @Nullable String error,
        @Nullable Instant endedAt,
        @Schema(description = "Of the message, where it names a question that may not be shown there any more: DUE, EDITING, "
                + "DONE, FAILED or IMPOSSIBLE; null where nothing is to be edited", implementation = EditState.class) @Nullable String edit,
        @Schema(description = "Why it is not edited, and what to do") @Nullable String editError) {
}
