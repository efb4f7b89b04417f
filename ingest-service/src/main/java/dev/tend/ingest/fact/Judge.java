package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Question.State;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Overdue;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.Read;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;

/** Decides what of the things told is news. Works on what was loaded before; does nothing but decide. */
final class Judge {

    /** Discourse sends a topic and its first post one after the other; one may be lost. */
    static final Duration WAIT_FOR_TEXT = Duration.ofSeconds(30);

    private final Map<String, Question> questions;
    private final Map<String, Map<Part, Piece>> pieces = new HashMap<>();
    private final Set<String> published;
    private final History history;
    private final Gaps gaps;
    private final List<Event<? extends QuestionEvent>> news = new ArrayList<>();

    /**
     * @param questions what is known, by question; holds all that will be told of, and afterwards what is known then
     * @param published which of {@link #candidates} were published before
     * @param history says what is history
     * @param gaps what is not known of the questions, and afterwards what is not known then
     */
    Judge(Map<String, Question> questions, List<Piece> pieces, Set<String> published, History history, Gaps gaps) {
        this.questions = questions;
        this.published = new HashSet<>(published);
        this.history = history;
        this.gaps = gaps;
        pieces.forEach(piece -> piecesOf(piece.question()).put(piece.part(), piece));
    }

    /** The ids of the events that this may lead to or depend on. */
    static List<String> candidates(Telling telling) {
        if (telling instanceof Sighting seen && (seen.why() == Why.CURRENT || seen.why() == Why.READ)) {
            return List.of(editId(seen));
        }
        return telling instanceof Fact fact ? List.of(fact.event().id(), fact.unless()) : List.of();
    }

    void hear(Telling telling) {
        if (telling instanceof Sighting seen) {
            see(seen);
        } else if (telling instanceof Fact fact) {
            tell(new Fact(history.of(fact.event()), fact.ifChanged(), fact.unless()));
        } else if (telling instanceof Piece piece) {
            add(piece);
        } else if (telling instanceof Overdue overdue) {
            publishOverdue(overdue);
        } else if (telling instanceof Read read && !piecesOf(read.question()).isEmpty()) {
            see(composed(read.question(), read.at(), Why.READ, Via.POLL, null));
        }
    }

    private void tell(Fact fact) {
        boolean news = isNews(fact);
        if (news) {
            publish(fact.event());
        }
        if (fact.event().data() instanceof ReplyPosted reply && !known(fact).removed()) {
            if (news || published.contains(fact.event().id()) && !published.contains(fact.unless())) {
                gaps.keep(reply);
            }
            if (!known(fact).posted() && known(fact).pendingAt() == null) {
                // Its question was never told: what else was not?
                gaps.lookSoon(fact.question(), fact.source());
            }
        }
    }

    List<Event<? extends QuestionEvent>> news() {
        return news;
    }

    /** The newest pieces of the questions that are not removed. */
    List<Piece> pieces() {
        return pieces.values().stream().flatMap(parts -> parts.values().stream())
                .filter(piece -> !known(piece).removed()).toList();
    }

    private void see(Sighting seen) {
        Question known = known(seen);
        if (known.removed()) {
            // Its text must not come back.
            return;
        }
        gaps.compare(seen);
        if (!known.posted()) {
            Instant postedAt = seen.content().postedAt();
            publish(Fact.event(seen.content().posted(seen.question(), seen.source(), seen.at(),
                    history.via(seen.source(), postedAt, seen.via()), gaps.first(seen, seen.knownSince())), postedAt));
        } else if (seen.why() == Why.READ && gaps.close(seen.question())) {
            // It comes behind what was told before, of which it may change nothing but that all is known now.
            Instant at = seen.at().isAfter(known.contentAt()) ? seen.at() : known.contentAt().plusMillis(1);
            publish(edited(seen, at, "all is known"));
        } else if (isEdit(seen, known)) {
            if (!published.contains(editId(seen))) {
                publish(edited(seen, seen.at()));
            } else if (seen.via() == Via.POLL) {
                // Two edits within one tick of the source's clock were told in the wrong order: the poll has the last word.
                publish(edited(seen, seen.at(), known.content()));
            } else {
                return;
            }
        } else {
            return;
        }
        questions.put(seen.question(), known.published(seen.content().hash(), seen.at()));
    }

    private boolean isEdit(Sighting seen, Question known) {
        return (seen.why() == Why.CURRENT || seen.why() == Why.READ) && !seen.content().hash().equals(known.content())
                && !seen.at().isBefore(known.contentAt());
    }

    private Event<? extends QuestionEvent> edited(Sighting seen, Instant at, Object... after) {
        return edited(seen, at, history.via(seen.source(), at, seen.via()), gaps.knownSince(seen.question()), after);
    }

    private static String editId(Sighting seen) {
        return edited(seen, seen.at(), seen.via(), null).id();
    }

    private static Event<? extends QuestionEvent> edited(Sighting seen, Instant at, Via via,
            @Nullable Instant knownSince, Object... after) {
        List<Object> what = new ArrayList<>(List.of(at, seen.content().hash()));
        what.addAll(List.of(after));
        return Fact.event(seen.content().edited(seen.question(), seen.source(), at, via, knownSince, seen.by()), at,
                what.toArray());
    }

    private boolean isNews(Fact fact) {
        QuestionEvent data = fact.event().data();
        Question known = known(fact);
        if (published.contains(fact.event().id()) || published.contains(fact.unless()) || known.removed()) {
            return false;
        }
        Question after = known;
        boolean otherwise = true;
        if (data instanceof QuestionClosed closed) {
            otherwise = known.state() == State.OPEN && closed.closedAt().isAfter(known.stateAt());
            after = known.in(State.CLOSED, closed.closedAt());
        } else if (data instanceof QuestionReopened reopened) {
            otherwise = known.state() == State.CLOSED && reopened.reopenedAt().isAfter(known.stateAt());
            after = known.in(State.OPEN, reopened.reopenedAt());
        } else if (data instanceof QuestionAnswerAccepted accepted) {
            String answer = accepted.reply() == null ? "?" : accepted.reply();
            otherwise = accepted.acceptedAt().isAfter(known.answerAt())
                    && (accepted.withdrawn() ? !known.answer().isEmpty() : !known.answer().equals(answer));
            after = known.answered(accepted.withdrawn() ? "" : answer, accepted.acceptedAt());
        } else if (data instanceof QuestionRemoved removed) {
            after = known.gone(removed.removedAt());
        } else if (data instanceof ReplyPosted && data.via() == Via.BACKFILL) {
            // History is loaded with its questions; a reply to none of them would dangle.
            otherwise = known.posted();
            if (!otherwise) {
                return false;
            }
        }
        boolean heardOf = known.posted() || known.pendingAt() != null;
        if (fact.ifChanged() && !(otherwise && heardOf)) {
            return false;
        }
        questions.put(fact.question(), after);
        return true;
    }

    private void add(Piece piece) {
        Question known = known(piece);
        if (known.removed() && !piece.restored()) {
            return;
        }
        Map<Part, Piece> parts = piecesOf(piece.question());
        Piece before = parts.get(piece.part());
        if (before == null || !piece.ordered().isBefore(before.ordered())) {
            parts.put(piece.part(), piece);
        }
        if (known.removed()) {
            questions.put(piece.question(), known.in(State.OPEN, piece.told()));
        }
        if (parts.containsKey(Part.POST) || known.posted()) {
            see(composed(piece.question(), piece.told(), Why.CURRENT, piece.via(), piece.knownSince()));
        } else if (known.pendingAt() == null) {
            gaps.first(piece, piece.knownSince());
            questions.put(piece.question(), known.pending(piece.told().plus(WAIT_FOR_TEXT)));
        }
    }

    private void publishOverdue(Overdue overdue) {
        Question known = known(overdue);
        if (known.pendingAt() != null && !known.removed()) {
            see(composed(overdue.question(), overdue.at(), Why.CURRENT, Via.WEBHOOK, null));
        }
    }

    private Sighting composed(String question, Instant told, Why why, Via via, @Nullable Instant knownSince) {
        Map<Part, Piece> parts = piecesOf(question);
        Piece topic = parts.getOrDefault(Part.TOPIC, parts.get(Part.POST));
        Piece post = parts.getOrDefault(Part.POST, topic);
        Content content = Draft.compose(topic.draft(), post.draft(), topic.told().isAfter(post.told()));
        Instant contentAt = questions.get(question).contentAt();
        // The pieces were ordered above: what they say together is never older than what was published.
        Instant at = told.isBefore(contentAt) ? contentAt : told;
        return new Sighting(question, topic.source(), content, at, why, via, null, null,
                knownSince == null && why != Why.READ ? gaps.knownSince(question) : knownSince);
    }

    private void publish(Event<? extends QuestionEvent> event) {
        published.add(event.id());
        news.add(history.of(event));
    }

    private Question known(Telling telling) {
        return questions.get(telling.question());
    }

    private Map<Part, Piece> piecesOf(String question) {
        return pieces.computeIfAbsent(question, id -> new EnumMap<>(Part.class));
    }
}
