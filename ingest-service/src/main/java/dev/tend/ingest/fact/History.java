package dev.tend.ingest.fact;

import java.time.Instant;
import java.util.function.Function;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Via;

/**
 * The one rule about history, for every kind of source: what happened before Tend began to watch a source is history, whether a
 * webhook, a poll or a backfill tells it.
 *
 * @param watchedSince since when a source is watched, by its key
 */
record History(Function<String, Instant> watchedSince) {

    /** Returns how the rule calls what happened then; {@code told} is how it came. */
    Via via(String source, Instant happened, Via told) {
        return happened.isBefore(watchedSince.apply(source)) ? Via.BACKFILL : told;
    }

    Event<? extends QuestionEvent> of(Event<? extends QuestionEvent> event) {
        // An old reply that is shown again is still old.
        Instant happened = event.data() instanceof ReplyPosted reply ? reply.postedAt() : event.time();
        return Restated.via(event, via(event.data().source(), happened, event.data().via()));
    }
}
