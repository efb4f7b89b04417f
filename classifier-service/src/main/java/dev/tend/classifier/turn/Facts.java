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
import dev.tend.events.VisibilityChanged;

/** What an event says about a question's state. */
@ApplicationScoped
public class Facts {

    private final StaleNotices staleNotices;
    private final Thanks thanks;

    public Facts(StaleNotices staleNotices, Thanks thanks) {
        this.staleNotices = staleNotices;
        this.thanks = thanks;
    }

    /** None for events that change neither type nor state; a question's content may tell to whom it is assigned as well. */
    public List<Fact> of(Event<?> event) {
        return Stream.of(read(event), assigned(event.id(), event.data())).filter(Objects::nonNull)
                .map(Fact::inMicros).toList();
    }

    private @Nullable Fact read(Event<?> told) {
        String id = told.id();
        EventData event = told.data();
        if (event instanceof QuestionPosted posted) {
            return by(id, Kind.POSTED, posted.postedAt(), null, posted.author(), posted.via(),
                    Trace.of(posted.title(), posted.body()));
        } else if (event instanceof QuestionEdited edited) {
            return by(id, Kind.EDITED, edited.editedAt(), null, edited.by(), edited.via(),
                    Trace.of(edited.title(), edited.body()));
        } else if (event instanceof ReplyPosted reply) {
            return reply(id, reply, told.time());
        } else if (event instanceof ReplyRemoved removed) {
            return by(id, Kind.REPLY_REMOVED, removed.removedAt(), removed.reply(), null, removed.via(), null);
        } else if (event instanceof QuestionClosed closed) {
            return by(id, Kind.CLOSED, closed.closedAt(), null, closed.by(), closed.via(), null);
        } else if (event instanceof QuestionReopened reopened) {
            return by(id, Kind.REOPENED, reopened.reopenedAt(), null, reopened.by(), reopened.via(), null);
        } else if (event instanceof QuestionAnswerAccepted accepted) {
            return by(id, accepted.withdrawn() ? Kind.ANSWER_WITHDRAWN : Kind.ANSWER_ACCEPTED, accepted.acceptedAt(),
                    accepted.reply(), null, accepted.via(), null);
        } else if (event instanceof VisibilityChanged changed) {
            return by(id, Kind.VISIBILITY, changed.changedAt(), null, null, changed.via(), changed.visibility().name());
        } else if (event instanceof QuestionRemoved removed) {
            return by(id, Kind.REMOVED, removed.removedAt(), null, null, removed.via(), null);
        } else if (event instanceof QuestionReclassified changed) {
            return new Fact(id, Kind.RECLASSIFIED, changed.reclassifiedAt(), null, changed.by(), true, false, false,
                    changed.type().name());
        } else if (event instanceof QuestionResolved resolved) {
            return resolved(id, resolved);
        }
        return null;
    }

    /** @param told later than it was posted where it was gone and is shown again */
    private Fact reply(String id, ReplyPosted reply, Instant told) {
        Author author = reply.author();
        String thanked = thanks.isAllOf(reply.body()) ? Fact.THANKS : "";
        String restored = told.isAfter(reply.postedAt()) ? Fact.RESTORED + told.truncatedTo(ChronoUnit.MICROS) : "";
        String detail = (thanked + " " + restored).strip();
        return new Fact(id, Kind.REPLY, reply.postedAt(), reply.reply(), author.handle(), author.id(), author.staff(),
                author.bot() || staleNotices.match(reply.body()), isHistory(reply.via()),
                detail.isEmpty() ? null : detail);
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

    private static Fact by(String id, Kind kind, Instant at, @Nullable String reply, @Nullable Author by, Via via,
            @Nullable String detail) {
        return new Fact(id, kind, at, reply, by == null ? null : by.handle(), by == null ? null : by.id(),
                by != null && by.staff(), by != null && by.bot(), isHistory(via), detail);
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
