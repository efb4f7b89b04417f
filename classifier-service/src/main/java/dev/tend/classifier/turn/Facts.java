package dev.tend.classifier.turn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.turn.Fact.Kind;
import dev.tend.events.Assignees;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.EventData;
import dev.tend.events.NameBasedUuid;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEdited;
import dev.tend.events.QuestionPosted;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.QuestionResolved;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;

/** What an event says about a question's state. */
@ApplicationScoped
public class Facts {

    private final StaleNotices staleNotices;

    public Facts(StaleNotices staleNotices) {
        this.staleNotices = staleNotices;
    }

    /** None for events that change neither type nor state; a question's content may tell to whom it is assigned as well. */
    public List<Fact> of(Event<?> event) {
        return Stream.of(read(event.id(), event.data()), assigned(event.id(), event.data())).filter(Objects::nonNull)
                .map(Fact::inMicros).toList();
    }

    private @Nullable Fact read(String id, EventData event) {
        if (event instanceof QuestionPosted posted) {
            return content(id, Kind.POSTED, posted.postedAt(), posted.via(), posted.title(), posted.body());
        } else if (event instanceof QuestionEdited edited) {
            return content(id, Kind.EDITED, edited.editedAt(), edited.via(), edited.title(), edited.body());
        } else if (event instanceof ReplyPosted reply) {
            Author author = reply.author();
            return new Fact(id, Kind.REPLY, reply.postedAt(), reply.reply(), author.handle(), author.staff(),
                    author.bot() || staleNotices.match(reply.body()), isHistory(reply.via()), null);
        } else if (event instanceof ReplyRemoved removed) {
            return by(id, Kind.REPLY_REMOVED, removed.removedAt(), removed.reply(), null, removed.via());
        } else if (event instanceof QuestionClosed closed) {
            return by(id, Kind.CLOSED, closed.closedAt(), null, closed.by(), closed.via());
        } else if (event instanceof QuestionReopened reopened) {
            return by(id, Kind.REOPENED, reopened.reopenedAt(), null, reopened.by(), reopened.via());
        } else if (event instanceof QuestionAnswerAccepted accepted) {
            return by(id, accepted.withdrawn() ? Kind.ANSWER_WITHDRAWN : Kind.ANSWER_ACCEPTED, accepted.acceptedAt(),
                    accepted.reply(), null, accepted.via());
        } else if (event instanceof QuestionRemoved removed) {
            return by(id, Kind.REMOVED, removed.removedAt(), null, null, removed.via());
        } else if (event instanceof QuestionReclassified changed) {
            return new Fact(id, Kind.RECLASSIFIED, changed.reclassifiedAt(), null, changed.by(), true, false, false,
                    changed.type().name());
        } else if (event instanceof QuestionResolved resolved) {
            return resolved(id, resolved);
        }
        return null;
    }

    private static @Nullable Fact assigned(String id, EventData event) {
        if (event instanceof QuestionPosted posted && posted.assignees() != null) {
            return assigned(id, posted.assignees(), posted.via());
        } else if (event instanceof QuestionEdited edited && edited.assignees() != null) {
            return assigned(id, edited.assignees(), edited.via());
        }
        return null;
    }

    private static Fact assigned(String id, Assignees assignees, Via via) {
        return new Fact(id + "/assigned", Kind.ASSIGNED, assignees.asOf(), null, null, false, false, isHistory(via),
                String.join("\n", assignees.handles()));
    }

    private static Fact content(String id, Kind kind, Instant at, Via via, String title, String body) {
        return new Fact(id, kind, at, null, null, false, false, isHistory(via),
                NameBasedUuid.of(title + '\n' + body).toString());
    }

    private static Fact by(String id, Kind kind, Instant at, @Nullable String reply, @Nullable Author by, Via via) {
        return new Fact(id, kind, at, reply, null, false, by != null && by.bot(), isHistory(via), null);
    }

    /** It is read behind all that was known when it was settled: what was found later was not seen by who settled it. */
    private static Fact resolved(String id, QuestionResolved event) {
        Instant seenUntil = event.seenUntil() == null ? event.resolvedAt() : event.seenUntil();
        return new Fact(id, Kind.RESOLVED, seenUntil, null, event.by(), true, false, false,
                event.resolvedAt().truncatedTo(ChronoUnit.MICROS).toString());
    }

    private static boolean isHistory(Via via) {
        return via == Via.BACKFILL;
    }
}
