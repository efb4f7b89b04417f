package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;

import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.SourceShown;
import dev.tend.ingest.fact.Telling.VisibilityShown;

/**
 * When we were told. Nothing happened after it, whatever the source says: else a question would belong to whoever is on duty then,
 * and not age before.
 */
public record Receipt(Instant at) {

    /** By so much a source's clock may be before ours; its own order of things stays, then. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    public Instant notAfter(Instant said) {
        return isAfter(said) ? at : said;
    }

    /** The same, with no time after it. Ids stay, so that a repeat has the same one. */
    Telling notAfter(Telling telling) {
        if (telling instanceof Sighting seen) {
            Content content = seen.content();
            return new Sighting(seen.question(), seen.source(),
                    new Content(content.url(), content.title(), content.body(), content.author(),
                            notAfter(content.postedAt()), content.labels(), content.category(), content.visibility(),
                            content.assignees(), content.sourceType()),
                    notAfter(seen.at()), seen.why(), seen.via());
        }
        if (telling instanceof Piece piece) {
            Draft draft = piece.draft();
            return new Piece(piece.question(), piece.source(), piece.part(),
                    new Draft(draft.url(), draft.title(), draft.body(), draft.author(), notAfter(draft.postedAt()),
                            draft.labels(), draft.category(), draft.visibility()),
                    notAfter(piece.ordered()), piece.told(), piece.restored(), piece.via());
        }
        if (telling instanceof ReplyShown reply && reply.posted() != null) {
            Event<ReplyPosted> posted = reply.posted();
            return isAfter(posted.time())
                    ? new ReplyShown(reply.question(), reply.source(), reply.reply(),
                            new Event<>(posted.id(), posted.source(), at, (ReplyPosted) as(posted.data())),
                            reply.unless(), reply.at(), reply.via())
                    : reply;
        }
        if (telling instanceof VisibilityShown shown) {
            return new VisibilityShown(shown.question(), shown.source(), shown.visibility(), shown.category(),
                    notAfter(shown.at()), shown.via());
        }
        if (telling instanceof SourceShown shown) {
            return new SourceShown(shown.source(), shown.visibility(), notAfter(shown.at()));
        }
        return telling instanceof Fact fact
                ? new Fact(notAfter(fact.event()), fact.ifChanged(), fact.unless())
                : telling;
    }

    private Event<? extends QuestionEvent> notAfter(Event<? extends QuestionEvent> event) {
        return isAfter(event.time())
                ? new Event<>(event.id(), event.source(), at, as(event.data()))
                : event;
    }

    private boolean isAfter(Instant said) {
        return said.isAfter(at.plus(TOLERANCE));
    }

    /** The time of such an event is when it happened. */
    private QuestionEvent as(QuestionEvent event) {
        if (event instanceof ReplyPosted e) {
            return new ReplyPosted(e.question(), e.source(), e.reply(), e.url(), e.body(), e.bodyTruncated(),
                    e.author(), at, e.visibility(), e.via());
        } else if (event instanceof ReplyRemoved e) {
            return new ReplyRemoved(e.question(), e.source(), e.reply(), at, e.via());
        } else if (event instanceof QuestionClosed e) {
            return new QuestionClosed(e.question(), e.source(), e.by(), e.reason(), at, e.via());
        } else if (event instanceof QuestionReopened e) {
            return new QuestionReopened(e.question(), e.source(), e.by(), at, e.via());
        } else if (event instanceof QuestionAnswerAccepted e) {
            return new QuestionAnswerAccepted(e.question(), e.source(), e.reply(), e.answerer(), e.withdrawn(), at,
                    e.via());
        } else if (event instanceof QuestionRemoved e) {
            return new QuestionRemoved(e.question(), e.source(), e.reason(), e.movedTo(), at, e.via());
        }
        // Questions that are posted or edited are sightings here.
        throw new IllegalArgumentException(event.getClass().getName());
    }
}
