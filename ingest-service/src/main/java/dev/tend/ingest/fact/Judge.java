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
import java.util.function.Function;

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
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.Why;

/** Decides what of the things told is news. Works on what was loaded before; does nothing but decide. */
final class Judge {

    /** Discourse sends a topic and its first post one after the other; one may be lost. */
    static final Duration WAIT_FOR_TEXT = Duration.ofSeconds(30);

    private final Map<String, Question> questions;
    private final Map<String, Map<Part, Piece>> pieces = new HashMap<>();
    private final Set<String> published;
    private final Function<String, Instant> activatedAt;
    private final List<Event<? extends QuestionEvent>> news = new ArrayList<>();

    /**
     * @param questions what is known, by question; holds all that will be told of, and afterwards what is known then
     * @param published which of {@link #candidates} were published before
     * @param activatedAt since when a source is watched
     */
    Judge(Map<String, Question> questions, List<Piece> pieces, Set<String> published,
            Function<String, Instant> activatedAt) {
        this.questions = questions;
        this.published = new HashSet<>(published);
        this.activatedAt = activatedAt;
        pieces.forEach(piece -> piecesOf(piece.question()).put(piece.part(), piece));
    }

    /** The ids of the events that this may lead to or depend on. */
    static List<String> candidates(Telling telling) {
        if (telling instanceof Sighting seen && seen.why() == Why.CURRENT) {
            return List.of(edited(seen).id());
        }
        return telling instanceof Fact fact ? List.of(fact.event().id(), fact.unless()) : List.of();
    }

    void hear(Telling telling) {
        if (telling instanceof Sighting seen) {
            see(seen);
        } else if (telling instanceof Fact fact) {
            if (isNews(fact)) {
                publish(fact.event());
            }
        } else if (telling instanceof Piece piece) {
            add(piece);
        } else if (telling instanceof Overdue overdue) {
            publishOverdue(overdue);
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
        if (!known.posted()) {
            publish(Fact.event(seen.content().posted(seen.question(), seen.source(), seen.at(), firstVia(seen)),
                    seen.content().postedAt()));
        } else if (isEdit(seen, known)) {
            Event<? extends QuestionEvent> event = edited(seen);
            if (!published.contains(event.id())) {
                publish(event);
            } else if (seen.via() == Via.POLL) {
                // Two edits within one tick of the source's clock were told in the wrong order: the poll has the last word.
                publish(edited(seen, known.content()));
            } else {
                return;
            }
        } else {
            return;
        }
        questions.put(seen.question(), known.published(seen.content().hash(), seen.at()));
    }

    /** What was posted before the source was watched, and is seen only now, is history. */
    private Via firstVia(Sighting seen) {
        boolean history = seen.why() != Why.POSTED
                && seen.content().postedAt().isBefore(activatedAt.apply(seen.source()));
        return history ? Via.BACKFILL : seen.via();
    }

    private boolean isEdit(Sighting seen, Question known) {
        return seen.why() == Why.CURRENT && !seen.content().hash().equals(known.content())
                && !seen.at().isBefore(known.contentAt());
    }

    private static Event<? extends QuestionEvent> edited(Sighting seen, Object... after) {
        List<Object> what = new ArrayList<>(List.of(seen.at(), seen.content().hash()));
        what.addAll(List.of(after));
        return Fact.event(seen.content().edited(seen.question(), seen.source(), seen.at(), seen.via()),
                seen.at(), what.toArray());
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
            seeComposed(piece.question(), piece.told(), piece.via());
        } else if (known.pendingAt() == null) {
            questions.put(piece.question(), known.pending(piece.told().plus(WAIT_FOR_TEXT)));
        }
    }

    private void publishOverdue(Overdue overdue) {
        Question known = known(overdue);
        if (known.pendingAt() != null && !known.removed()) {
            seeComposed(overdue.question(), overdue.at(), Via.WEBHOOK);
        }
    }

    private void seeComposed(String question, Instant told, Via via) {
        Map<Part, Piece> parts = piecesOf(question);
        Piece topic = parts.getOrDefault(Part.TOPIC, parts.get(Part.POST));
        Piece post = parts.getOrDefault(Part.POST, topic);
        Content content = Draft.compose(topic.draft(), post.draft(), topic.told().isAfter(post.told()));
        Instant contentAt = questions.get(question).contentAt();
        // The pieces were ordered above: what they say together is never older than what was published.
        Instant at = told.isBefore(contentAt) ? contentAt : told;
        see(new Sighting(question, topic.source(), content, at, Why.CURRENT, via));
    }

    private void publish(Event<? extends QuestionEvent> event) {
        published.add(event.id());
        news.add(event);
    }

    private Question known(Telling telling) {
        return questions.get(telling.question());
    }

    private Map<Part, Piece> piecesOf(String question) {
        return pieces.computeIfAbsent(question, id -> new EnumMap<>(Part.class));
    }
}
