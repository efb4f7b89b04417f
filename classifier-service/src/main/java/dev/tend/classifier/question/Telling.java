package dev.tend.classifier.question;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.classifier.age.Deadline;
import dev.tend.classifier.turn.Standing;
import dev.tend.classifier.type.Typing;
import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.NameBasedUuid;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageEvent;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;

/** The events about one question that follow from one round, each with the status and a revision of its own. */
final class Telling {

    private static final String SERVICE = "classifier-service";

    private final Dossier before;
    private final Card card;
    private final Typing typing;
    private final TriageStatus status;
    private final News news;
    private final List<Event<?>> events = new ArrayList<>();
    private long revision;

    /**
     * @param status where the question stands, its revision not being set
     * @param revision the last one that readers may know
     */
    Telling(Dossier before, Card card, Typing typing, TriageStatus status, News news, long revision) {
        this.before = before;
        this.card = card;
        this.typing = typing;
        this.status = status;
        this.news = news;
        this.revision = revision;
    }

    List<Event<?>> events() {
        return events;
    }

    /** The status that was told last. */
    @Nullable
    TriageStatus told() {
        return events.isEmpty() ? before.told() : at(revision);
    }

    long revision() {
        return revision;
    }

    /** Tells the type where it, or what readers keep beside it, is not what was told last; returns a digest of it. */
    String typed(Optional<String> policy) {
        QuestionTyped typed = new QuestionTyped(before.question(), card.url(), card.title(typing), card.excerpt(typing),
                card.author(), card.postedAt(), card.source(), card.kind(), card.labels(), card.category(),
                card.visibility(), typing.type(), typing.confidence(), typing.reasons(), typing.flags(), typing.by(),
                policy.orElse(null), at(revision + 1));
        String digest = digest(typed);
        if (!digest.equals(before.toldType())) {
            tell(typed, news.time(), digest, news.cause());
        }
        return digest;
    }

    void settled(Standing standing) {
        QuestionSettled.How how = standing.settled().orElseThrow();
        tell(new QuestionSettled(before.question(), how, standing.turnSince(), card.summary(typing),
                at(revision + 1)), news.time(), how, standing.turnSince(), news.cause());
    }

    /** @param previous whose turn it was for those who have heard all so far */
    void turn(Standing standing, Turn previous) {
        tell(new TurnChanged(before.question(), standing.turn(), previous, standing.because().words(),
                card.summary(typing), at(revision + 1), standing.othersRepliedAt().orElse(null)), news.time(),
                standing.turn(), standing.turnSince(),
                standing.lastActivityAt(), news.cause());
    }

    void aged(Deadline deadline) {
        tell(new QuestionAged(before.question(), deadline.policy(), deadline.threshold(), deadline.since(),
                deadline.dueAt(), card.summary(typing), at(revision + 1)), deadline.dueAt(), deadline.policy(),
                deadline.threshold(), deadline.since(), deadline.dueAt());
    }

    /** Whether readers of what was told so far would take the question for something else than it is. */
    boolean isUntold() {
        return events.isEmpty() && !Objects.equals(before.told(), at(before.revision()));
    }

    private void tell(TriageEvent event, Instant time, Object... what) {
        revision++;
        events.add(Event.of(SERVICE, event, time, what));
    }

    private TriageStatus at(long number) {
        return new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                status.answered(), status.aged(), status.visibility(), status.silent(), number, status.answeredAt(),
                status.knownSince());
    }

    /** Tenths of confidence will do: an edit that hardly changes it is not worth telling. */
    private static String digest(QuestionTyped typed) {
        return NameBasedUuid.of(List.of(typed.url(), typed.title(), String.valueOf(typed.excerpt()),
                author(typed.author()),
                typed.postedAt(), typed.source(), typed.labels(), String.valueOf(typed.category()),
                typed.visibility(), typed.type(), Math.round(typed.confidence() * 10), typed.flags(), typed.by(),
                String.valueOf(typed.policy())).toString()).toString();
    }

    /** The account's id tells readers nothing new; this is how authors were written before they had one. */
    private static String author(Author author) {
        return "Author[handle=%s, name=%s, staff=%s, bot=%s]".formatted(author.handle(), author.name(), author.staff(),
                author.bot());
    }

    static TriageStatus status(Standing standing, Card card, List<String> aged) {
        return new TriageStatus(standing.settled().isPresent() ? QuestionState.SETTLED : QuestionState.OPEN,
                standing.turn(), standing.turnSince(), standing.lastActivityAt(), standing.answered(), aged,
                card.visibility(), !standing.live(), 0, standing.answeredAt().orElse(null),
                card.asked().unknownUntil());
    }
}
