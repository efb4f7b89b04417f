package dev.tend.rotation;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageEvent;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;

/**
 * What the classifier says of a question, to be varied: each {@code with} is one thing that differs from a public bug report of
 * this hour that waits for the team.
 */
public record Triage(String question, String title, @Nullable String excerpt, String source, String url,
        QuestionType type, TypedBy by, Author author, Instant postedAt, TriageStatus status, List<String> flags) {

    public static Triage of(String question) {
        Instant now = Instant.now();
        return new Triage(question, "Sails stall in gusts", "They stop at 40 knots.", "engine",
                "https://github.com/pinwheel/engine/issues/1", QuestionType.BUG, TypedBy.RULES,
                new Author("gale", null, false, false), now,
                new TriageStatus(QuestionState.OPEN, Turn.TEAM, now, now, false, List.of(), Visibility.PUBLIC, false,
                        1, null),
                List.of());
    }

    public Triage title(String newTitle) {
        return new Triage(question, newTitle, excerpt, source, url, type, by, author, postedAt, status, flags);
    }

    public Triage url(String newUrl) {
        return new Triage(question, title, excerpt, source, newUrl, type, by, author, postedAt, status, flags);
    }

    public Triage source(String newSource) {
        return new Triage(question, title, excerpt, newSource, url, type, by, author, postedAt, status, flags);
    }

    public Triage type(QuestionType newType, TypedBy newBy) {
        return new Triage(question, title, excerpt, source, url, newType, newBy, author, postedAt, status, flags);
    }

    public Triage postedAt(Instant newTime) {
        return new Triage(question, title, excerpt, source, url, type, by, author, newTime, status, flags);
    }

    public Triage flags(String... newFlags) {
        return new Triage(question, title, excerpt, source, url, type, by, author, postedAt, status,
                List.of(newFlags));
    }

    private Triage status(TriageStatus newStatus) {
        return new Triage(question, title, excerpt, source, url, type, by, author, postedAt, newStatus, flags);
    }

    public Triage revision(long revision) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        status.answered(), status.aged(), status.visibility(), status.silent(), revision,
                        status.answeredAt()));
    }

    public Triage awaiting(Turn turn) {
        return status(new TriageStatus(turn == Turn.NOBODY ? QuestionState.SETTLED : QuestionState.OPEN, turn,
                status.awaitingSince(), status.lastActivityAt(), status.answered(), status.aged(), status.visibility(),
                status.silent(), status.revision(), status.answeredAt()));
    }

    public Triage author(Author newAuthor) {
        return new Triage(question, title, excerpt, source, url, type, by, newAuthor, postedAt, status, flags);
    }

    public Triage awaitingSince(Instant time) {
        return status(new TriageStatus(status.state(), status.awaiting(), time, status.lastActivityAt(),
                status.answered(), status.aged(), status.visibility(), status.silent(), status.revision(),
                status.answeredAt()));
    }

    public Triage lastActivityAt(Instant time) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), time, status.answered(),
                        status.aged(), status.visibility(), status.silent(), status.revision(), status.answeredAt()));
    }

    public Triage answeredAt(Instant time) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        true, status.aged(), status.visibility(), status.silent(), status.revision(), time));
    }

    public Triage knownSince(Instant time) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        status.answered(), status.aged(), status.visibility(), status.silent(), status.revision(),
                        status.answeredAt(), time));
    }

    public Triage aged(String... aged) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        status.answered(), List.of(aged), status.visibility(), status.silent(), status.revision(),
                        status.answeredAt()));
    }

    public Triage visibility(Visibility visibility) {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        status.answered(), status.aged(), visibility, status.silent(), status.revision(),
                        status.answeredAt()));
    }

    public Triage silent() {
        return status(
                new TriageStatus(status.state(), status.awaiting(), status.awaitingSince(), status.lastActivityAt(),
                        status.answered(), status.aged(), status.visibility(), true, status.revision(),
                        status.answeredAt()));
    }

    public QuestionTyped typed() {
        return new QuestionTyped(question, url, title, excerpt, author, postedAt, source, "github", List.of("bug"),
                null,
                status.visibility(), type, 0.8, List.of("it names an error"), flags, by, null, status);
    }

    public QuestionAged agedNow(String threshold) {
        return agedNow(threshold, "quick");
    }

    public QuestionAged agedNow(String threshold, String policy) {
        return new QuestionAged(question, policy, threshold, postedAt, postedAt, summary(), status);
    }

    public TurnChanged turned(Turn previous) {
        return turned(previous, null);
    }

    public TurnChanged turned(Turn previous, @Nullable Instant othersRepliedAt) {
        return new TurnChanged(question, status.awaiting(), previous, "somebody wrote", summary(), status,
                othersRepliedAt);
    }

    public QuestionSettled settled(QuestionSettled.How how) {
        return new QuestionSettled(question, how, status.lastActivityAt(), summary(), status);
    }

    private QuestionSummary summary() {
        return typed().summary();
    }

    /** As question-typed, the event that starts it all. */
    public Event<QuestionTyped> event() {
        return event(typed());
    }

    public static <T extends TriageEvent> Event<T> event(T data) {
        return Event.of("classifier-service", data, Instant.now(), data.status().revision());
    }
}
