package dev.tend.ingest.fact;

import java.time.Instant;

import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.StatusChanged;
import dev.tend.events.Via;
import dev.tend.events.VisibilityChanged;

/** The same event with another time or another way by which it came. Its id stays, so that a repeat has the same one. */
final class Restated {

    private Restated() {
    }

    static Event<? extends QuestionEvent> at(Event<? extends QuestionEvent> event, Instant at) {
        return new Event<>(event.id(), event.source(), at, data(event.data(), at, event.data().via()));
    }

    static Event<? extends QuestionEvent> via(Event<? extends QuestionEvent> event, Via via) {
        return event.data().via() == via
                ? event
                : new Event<>(event.id(), event.source(), event.time(), data(event.data(), event.time(), via));
    }

    /** The time of such an event is the time when it happened; a reply that is shown again was posted before. */
    private static QuestionEvent data(QuestionEvent event, Instant at, Via via) {
        if (event instanceof ReplyPosted e) {
            Instant postedAt = e.postedAt().isBefore(at) ? e.postedAt() : at;
            return new ReplyPosted(e.question(), e.source(), e.reply(), e.url(), e.body(), e.bodyTruncated(),
                    e.author(), postedAt, e.visibility(), via);
        } else if (event instanceof ReplyRemoved e) {
            return new ReplyRemoved(e.question(), e.source(), e.reply(), at, via);
        } else if (event instanceof QuestionClosed e) {
            return new QuestionClosed(e.question(), e.source(), e.by(), e.reason(), at, via);
        } else if (event instanceof QuestionReopened e) {
            return new QuestionReopened(e.question(), e.source(), e.by(), at, via);
        } else if (event instanceof QuestionAnswerAccepted e) {
            return new QuestionAnswerAccepted(e.question(), e.source(), e.reply(), e.answerer(), e.withdrawn(), at,
                    via);
        } else if (event instanceof QuestionRemoved e) {
            return new QuestionRemoved(e.question(), e.source(), e.reason(), e.movedTo(), at, via);
        } else if (event instanceof StatusChanged e) {
            return new StatusChanged(e.question(), e.source(), e.status(), e.previous(), at, via);
        } else if (event instanceof VisibilityChanged e) {
            return new VisibilityChanged(e.question(), e.source(), e.visibility(), at, via);
        }
        // Questions that are posted or edited are sightings here.
        throw new IllegalArgumentException(event.getClass().getName());
    }
}
