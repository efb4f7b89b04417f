package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;

import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.ReplyPosted;
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
                    notAfter(seen.at()), seen.why(), seen.via(), seen.by(), seen.replies(),
                    seen.knownSince() == null ? null : notAfter(seen.knownSince()));
        }
        if (telling instanceof Piece piece) {
            Draft draft = piece.draft();
            return new Piece(piece.question(), piece.source(), piece.part(),
                    new Draft(draft.url(), draft.title(), draft.body(), draft.author(), notAfter(draft.postedAt()),
                            draft.labels(), draft.category(), draft.visibility()),
                    notAfter(piece.ordered()), piece.told(), piece.restored(), piece.via(), piece.knownSince());
        }
        if (telling instanceof ReplyShown reply && reply.posted() != null) {
            Event<? extends QuestionEvent> posted = notAfter(reply.posted());
            return new ReplyShown(reply.question(), reply.source(), reply.reply(),
                    new Event<>(posted.id(), posted.source(), posted.time(), (ReplyPosted) posted.data()),
                    reply.unless(), reply.at(), reply.via());
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
        return isAfter(event.time()) ? Restated.at(event, at) : event;
    }

    private boolean isAfter(Instant said) {
        return said.isAfter(at.plus(TOLERANCE));
    }
}
