package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/** Edits messages that name what may not be shown there any more, one per step: claim, call without a transaction, write it down. */
@ApplicationScoped
class Editor {

    /** Longer than for sending: what is still shown must go, also when somebody mends the channel days later. */
    private static final Duration PATIENCE = Duration.ofDays(7);
    private static final Logger LOG = Logger.getLogger(Editor.class);

    private final DueEdits edits;
    private final Destinations destinations;
    private final Messages messages;
    private final Resting resting;
    private final PingMetrics metrics;
    private final Clock clock;

    Editor(DueEdits edits, Destinations destinations, Messages messages, Resting resting, PingMetrics metrics,
            Clock clock) {
        this.edits = edits;
        this.destinations = destinations;
        this.messages = messages;
        this.resting = resting;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Blocks for as long as a chat server lets us wait. Returns whether there was something to edit. */
    boolean step(Destination destination) {
        Optional<DueEdits.Work> work = edits.take(destination);
        work.ifPresent(taken -> {
            Sink sink = destinations.sink(destination);
            String message = taken.first().message();
            if (message == null) {
                find(taken, destination, sink);
            } else {
                edit(taken, destination, sink, message);
            }
        });
        return work.isPresent();
    }

    /** Nobody knows yet whether the ping was shown. */
    private void find(DueEdits.Work work, Destination destination, Sink sink) {
        Sight sight = sink.find(List.of(work.first().ping()), work.first().pingTriedAt());
        if (sight instanceof Sight.Seen seen) {
            Optional<String> message = Optional.ofNullable(seen.shown().get(work.first().ping()));
            message.ifPresentOrElse(id -> edits.found(work, id),
                    () -> end(work, destination, EditState.DONE, "it was never shown"));
        } else if (sight instanceof Sight.Blind blind) {
            later(work, destination, "nobody can see whether the message was shown. " + blind.remedy());
        } else if (sight instanceof Sight.NotNow notNow) {
            resting.rest(destination, notNow.after(), notNow.reason());
            later(work, destination, notNow.reason());
        }
    }

    private void edit(DueEdits.Work work, Destination destination, Sink sink, String message) {
        Outcome outcome = sink.edit(messages.edit(work, message, sink.markup()));
        if (outcome instanceof Outcome.Sent) {
            end(work, destination, EditState.DONE, null);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            end(work, destination, EditState.FAILED, rejected.reason());
        } else if (outcome instanceof Outcome.Repairable repairable) {
            String error = Resting.inWords(destination, repairable.reason(), repairable.remedy());
            LOG.errorf("A message can't be edited that names what may not be shown there any more: %s", error);
            later(work, destination, error);
        } else if (outcome instanceof Outcome.RetryLater notNow) {
            resting.rest(destination, notNow.after(), notNow.reason());
            later(work, destination, notNow.reason());
        } else if (outcome instanceof Outcome.Unknown unknown) {
            // It may be edited by now: to do it again does no harm.
            resting.rest(destination, Optional.empty(), unknown.reason());
            later(work, destination, unknown.reason());
        }
    }

    private void later(DueEdits.Work work, Destination destination, String error) {
        Instant first = work.first().firstTriedAt();
        if (first != null && clock.instant().isAfter(first.plus(PATIENCE))) {
            end(work, destination, EditState.FAILED, "not edited within a week: " + error);
        } else {
            edits.again(work, Pauses.afterFailure(work.first().attempts() + 1, Resting.chance()), error);
            metrics.countEdits(destination.key(), "later", work.rows().size());
        }
    }

    private void end(DueEdits.Work work, Destination destination, EditState state, @Nullable String error) {
        if (state == EditState.FAILED) {
            LOG.errorf(
                    "A message at %s names what may not be shown there any more, and can't be edited: %s. Remove it by "
                            + "hand: GET /api/pings?destination=%s has its id.",
                    Destinations.inWords(destination), error,
                    destination.key());
        }
        edits.ended(work, state, error);
        metrics.countEdits(destination.key(), state == EditState.DONE ? "done" : "failed", work.rows().size());
    }
}
