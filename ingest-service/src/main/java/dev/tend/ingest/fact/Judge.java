package dev.tend.ingest.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Event;
import dev.tend.events.QuestionAnswerAccepted;
import dev.tend.events.QuestionClosed;
import dev.tend.events.QuestionEvent;
import dev.tend.events.QuestionRemoved;
import dev.tend.events.QuestionReopened;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.events.VisibilityChanged;
import dev.tend.ingest.fact.Question.State;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.fact.Telling.Overdue;
import dev.tend.ingest.fact.Telling.Part;
import dev.tend.ingest.fact.Telling.Piece;
import dev.tend.ingest.fact.Telling.Read;
import dev.tend.ingest.fact.Telling.ReplyShown;
import dev.tend.ingest.fact.Telling.Sighting;
import dev.tend.ingest.fact.Telling.VisibilityShown;
import dev.tend.ingest.fact.Telling.Why;

/** Decides what of the things told is news. Works on what was loaded before; does nothing but decide. */
final class Judge {

    /** Discourse sends a topic and its first post one after the other; one may be lost. */
    static final Duration WAIT_FOR_TEXT = Duration.ofSeconds(30);

    private final Map<String, Question> questions;
    private final Map<String, Map<Part, Piece>> pieces = new HashMap<>();
    private final Replies replies;
    private final Set<String> published;
    private final History history;
    private final Gaps gaps;
    private final SourceFacts sources;
    private final List<Event<? extends QuestionEvent>> news = new ArrayList<>();

    /**
     * @param questions what is known, by question; holds all that will be told of, and afterwards what is known then
     * @param replies where the replies stand that may have moved
     * @param published which of {@link #candidates} were published before
     * @param history says what is history
     * @param gaps what is not known of the questions, and afterwards what is not known then
     */
    Judge(Map<String, Question> questions, List<Piece> pieces, Replies replies, Set<String> published,
            History history, SourceFacts sources, Gaps gaps) {
        this.questions = questions;
        this.replies = replies;
        this.published = new HashSet<>(published);
        this.history = history;
        this.gaps = gaps;
        this.sources = sources;
        pieces.forEach(piece -> piecesOf(piece.question()).put(piece.part(), piece));
    }

    /** The facts about sources that a decision needs. */
    interface SourceFacts {

        /** As of when the source said last that nothing of it is public; empty if it did not, or says otherwise now. */
        Optional<Instant> privateSince(String source);
    }

    /** The ids of the events that this may lead to or depend on. */
    static List<String> candidates(Telling telling) {
        if (telling instanceof Sighting seen && (seen.why() == Why.CURRENT || seen.why() == Why.READ)) {
            // By whom it can be read is decided later.
            return Arrays.stream(Visibility.values()).map(by -> editId(readable(seen, by))).toList();
        }
        if (telling instanceof ReplyShown reply && reply.posted() != null) {
            return List.of(reply.posted().id(), reply.unless());
        }
        return telling instanceof Fact fact ? List.of(fact.event().id(), fact.unless()) : List.of();
    }

    void hear(Telling telling) {
        if (telling instanceof Sighting seen) {
            see(seen);
        } else if (telling instanceof Fact fact) {
            tell(new Fact(history.of(again(fact.event())), fact.ifChanged(), fact.unless()));
        } else if (telling instanceof Piece piece) {
            add(piece);
        } else if (telling instanceof Overdue overdue) {
            publishOverdue(overdue);
        } else if (telling instanceof VisibilityShown shown) {
            hear(shown);
        } else if (telling instanceof ReplyShown reply) {
            hear(reply);
        } else if (telling instanceof Read read && !piecesOf(read.question()).isEmpty()) {
            see(composed(read.question(), read.at(), Why.READ, Via.POLL, null), false);
        }
    }

    /** The removal of a reply that was shown again after it was removed once is an event of its own. */
    private Event<? extends QuestionEvent> again(Event<? extends QuestionEvent> event) {
        return event.data() instanceof ReplyRemoved removed && published.contains(event.id())
                && replies.stands(removed.source(), removed.reply(), removed.question())
                        ? Fact.event(removed, removed.removedAt(), removed.reply(), "again", removed.removedAt())
                        : event;
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
            if (!isHeardOf(known(fact))) {
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
        see(seen, true);
    }

    /** @param mayOpen whether it counts if it says that all can read now what they could not before */
    private void see(Sighting shown, boolean mayOpen) {
        if (known(shown).removed()) {
            // Its text must not come back.
            return;
        }
        Sighting seen = asReadable(shown, mayOpen);
        Question known = known(seen);
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
        return (seen.why() == Why.CURRENT || seen.why() == Why.READ) && !isSaid(seen.content(), known)
                && !seen.at().isBefore(known.contentAt());
    }

    /** Who could read it when it was published last is told by events of its own, and makes no edit. */
    private static boolean isSaid(Content content, Question known) {
        return Arrays.stream(Visibility.values())
                .anyMatch(visibility -> content.readable(visibility).hash().equals(known.content()));
    }

    /** The question with the visibility that holds now, after it was told that it changed. */
    private Sighting asReadable(Sighting seen, boolean mayOpen) {
        Content content = seen.content();
        Question known = known(seen);
        if (known.visibility() == null && known.posted()) {
            Visibility last = Arrays.stream(Visibility.values())
                    .filter(visibility -> content.readable(visibility).hash().equals(known.content())).findFirst()
                    .orElse(Visibility.PUBLIC);
            questions.put(seen.question(), known.readable(last, known.contentAt()));
        }
        // While a source says that nothing of it is public, no content does: a poll may have begun before. It opens as a whole.
        Visibility shown = sources.privateSince(seen.source()).isPresent() ? Visibility.PRIVATE : content.visibility();
        read(seen.question(), seen.source(), shown, seen.at(), mayOpen, seen.via());
        Visibility now = questions.get(seen.question()).visibility();
        return readable(seen, now);
    }

    private static Sighting readable(Sighting seen, Visibility by) {
        return new Sighting(seen.question(), seen.source(), seen.content().readable(by), seen.at(), seen.why(),
                seen.via(), seen.by(), seen.replies(), seen.knownSince());
    }

    private void hear(VisibilityShown shown) {
        Question known = known(shown);
        if (shown.category() != null) {
            questions.put(shown.question(), known.within(shown.category()));
        }
        boolean hidden = piecesOf(shown.question()).values().stream()
                .anyMatch(piece -> piece.draft().visibility() == Visibility.PRIVATE);
        read(shown.question(), shown.source(), shown.visibility(), shown.at(), !hidden, shown.via());
    }

    /** Remembers who can read a question now, and tells it if others could before. */
    private void read(String question, String source, Visibility shown, Instant at, boolean mayOpen, Via via) {
        Question known = questions.get(question);
        boolean closes = shown == Visibility.PRIVATE;
        boolean counts = known.visibility() == null
                ? closes || mayOpen || !known.posted()
                : known.visibility() != shown && (closes
                        ? !at.isBefore(known.visibilityAt())
                        : mayOpen && at.isAfter(known.visibilityAt()));
        if (!counts || known.removed()) {
            return;
        }
        // It must be newer than what was published, else it would lose to it.
        Instant since = known.posted() && !at.isAfter(known.contentAt()) ? known.contentAt().plusMillis(1) : at;
        questions.put(question, known.readable(shown, since));
        if (known.posted()) {
            publish(Fact.event(new VisibilityChanged(question, source, shown, since, via), since, shown, since));
        }
    }

    private void hear(ReplyShown shown) {
        Optional<String> before = replies.elsewhere(shown.source(), shown.reply(), shown.question());
        before.map(questions::get).filter(question -> !question.removed())
                .ifPresent(question -> publish(left(question.question(), shown)));
        Question known = known(shown);
        if (shown.posted() == null || known.removed()) {
            return;
        }
        if (!isHeardOf(known)) {
            if (shown.posted().data().visibility() == Visibility.PUBLIC) {
                gaps.lookSoon(shown.question(), shown.source());
            }
            return;
        }
        Event<ReplyPosted> event = shown.posted();
        gaps.keep(event.data());
        if (before.isPresent() && published.contains(event.id())) {
            publish(history.of(Fact.event(event.data(), shown.at(), shown.reply(), "moved", shown.at())));
        } else if (!published.contains(event.id())
                && (before.isPresent() || !published.contains(shown.unless()))) {
            publish(history.of(event));
        }
    }

    /** A reply stands no more below this question. It may have come back after it left it once. */
    private Event<ReplyRemoved> left(String question, ReplyShown shown) {
        Event<ReplyRemoved> once = leaving(question, shown);
        return published.contains(once.id())
                ? Fact.event(once.data(), shown.at(), shown.reply(), "moved", shown.at())
                : once;
    }

    static Event<ReplyRemoved> leaving(String question, ReplyShown shown) {
        return Fact.event(new ReplyRemoved(question, shown.source(), shown.reply(), shown.at(), shown.via()),
                shown.at(), shown.reply());
    }

    private boolean isHeardOf(Question known) {
        return known.posted() || known.pendingAt() != null;
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
        } else if (data instanceof ReplyPosted reply) {
            // History is loaded with its questions; a reply to none of them would dangle. What was moved since is no news here.
            boolean shownAgain = fact.event().time().isAfter(reply.postedAt());
            if (shownAgain && replies.stands(data.source(), reply.reply(), data.question())) {
                return false;
            }
            if (data.via() == Via.BACKFILL && !known.posted()
                    || replies.elsewhere(data.source(), reply.reply(), data.question()).isPresent()) {
                return false;
            }
        }
        if (fact.ifChanged() && !(otherwise && isHeardOf(known))) {
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
            see(composed(piece.question(), piece.told(), Why.CURRENT, piece.via(), piece.knownSince()), false);
        } else if (known.pendingAt() == null) {
            gaps.first(piece, piece.knownSince());
            questions.put(piece.question(), known.pending(piece.told().plus(WAIT_FOR_TEXT)));
        }
    }

    private void publishOverdue(Overdue overdue) {
        Question known = known(overdue);
        if (known.pendingAt() != null && !known.removed()) {
            see(composed(overdue.question(), overdue.at(), Why.CURRENT, Via.WEBHOOK, null), false);
        }
    }

    /** Neither piece alone says that all can read it again: that is told by itself. */
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
        Event<? extends QuestionEvent> told = history.of(event.data() instanceof ReplyPosted reply
                && (questions.get(reply.question()).isPrivate() || sources.privateSince(reply.source()).isPresent())
                        ? asPrivate(event, reply)
                        : event);
        published.add(told.id());
        replies.hear(told.data());
        news.add(told);
    }

    /** Who can't read a question can't read its replies. */
    private static Event<ReplyPosted> asPrivate(Event<?> event, ReplyPosted reply) {
        return new Event<>(event.id(), event.source(), event.time(),
                new ReplyPosted(reply.question(), reply.source(), reply.reply(), reply.url(), reply.body(),
                        reply.bodyTruncated(), reply.author(), reply.postedAt(), Visibility.PRIVATE, reply.via()));
    }

    private Question known(Telling telling) {
        return questions.get(telling.question());
    }

    private Map<Part, Piece> piecesOf(String question) {
        return pieces.computeIfAbsent(question, id -> new EnumMap<>(Part.class));
    }
}
