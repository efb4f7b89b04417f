package dev.tend.notifier;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionAged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionEscalated;
import dev.tend.events.QuestionSettled;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.QuestionTyped;
import dev.tend.events.TriageStatus;
import dev.tend.events.Turn;
import dev.tend.events.TurnChanged;
import dev.tend.events.TypedBy;
import dev.tend.events.Visibility;

/** A question of an invented community, and the events about it. Each has a revision after the one before. */
public final class Asked {

    public static final Instant POSTED = Instant.parse("2026-11-17T12:00:00Z");

    public final String question = "github:orbit/probe#" + UUID.randomUUID();
    private final String title;
    private final String category;
    private QuestionType type = QuestionType.BUG;
    private Visibility visibility = Visibility.PUBLIC;
    private String source = "probe";
    private Instant posted = POSTED;
    private String author = "visitor";
    private List<String> labels = List.of();
    private String words = "";
    private int number = 17;
    private boolean staff;
    private boolean bot;
    private List<String> flags = List.of("UPGRADE");
    private TriageStatus status = new TriageStatus(QuestionState.OPEN, Turn.TEAM, POSTED, POSTED, false, List.of(),
            visibility, false, 0, null);

    public Asked(String category, String title) {
        this.category = category;
        this.title = title;
    }

    public Asked type(QuestionType type) {
        this.type = type;
        return this;
    }

    public Asked visibility(Visibility visibility) {
        this.visibility = visibility;
        return this;
    }

    public Asked sensitive() {
        this.flags = List.of("SENSITIVE", "UPGRADE");
        return this;
    }

    /** These words in all that somebody outside has written. */
    public Asked saying(String words) {
        this.words = words;
        this.author = words;
        this.labels = List.of(words);
        return this;
    }

    /** Of a source whose questions age. */
    public Asked ageing(Instant posted) {
        this.source = "ageing";
        this.posted = posted;
        return this;
    }

    /** Its number in the repository, which its address ends with. */
    public Asked numbered(int number) {
        this.number = number;
        return this;
    }

    public Asked by(boolean staff, boolean bot) {
        this.staff = staff;
        this.bot = bot;
        return this;
    }

    public Asked silent() {
        status = new TriageStatus(status.state(), status.awaiting(), POSTED, POSTED, status.answered(), status.aged(),
                visibility, true, status.revision(), null);
        return this;
    }

    public TriageStatus status() {
        return status;
    }

    public QuestionSummary summary() {
        return new QuestionSummary("https://example.org/probe/" + number + words, title, source, "github", type,
                category,
                labels,
                flags, new Author(author, null, staff, bot), posted, visibility);
    }

    private void become(QuestionState state, Turn turn, boolean answered, List<String> aged) {
        status = new TriageStatus(state, turn, POSTED, POSTED, answered, aged, visibility, status.silent(),
                status.revision() + 1, null);
    }

    public Event<QuestionTyped> typed() {
        become(status.state(), status.awaiting(), status.answered(), status.aged());
        QuestionSummary summary = summary();
        return Event.of("classifier-service", new QuestionTyped(question, summary.url(), title, words, summary.author(),
                posted, source, "github", labels, category, visibility, type, 0.9, List.of("names a crash" + words),
                summary.flags(), TypedBy.RULES, "two-days", status), POSTED, status.revision());
    }

    public Event<QuestionAged> aged(String threshold) {
        become(status.state(), status.awaiting(), status.answered(), List.of(threshold));
        return Event.of("classifier-service", new QuestionAged(question, "two-days", threshold, posted, posted,
                summary(), status), POSTED, status.revision());
    }

    public Event<TurnChanged> answered() {
        become(status.state(), Turn.AUTHOR, true, List.of());
        return turnChanged(Turn.TEAM);
    }

    public Event<TurnChanged> reopened() {
        become(QuestionState.OPEN, Turn.TEAM, status.answered(), List.of());
        return turnChanged(Turn.NOBODY);
    }

    public Event<TurnChanged> turn(Turn turn, Turn previous) {
        become(status.state(), turn, status.answered(), status.aged());
        return turnChanged(previous);
    }

    private Event<TurnChanged> turnChanged(Turn previous) {
        return Event.of("classifier-service",
                new TurnChanged(question, status.awaiting(), previous, "somebody wrote" + words, summary(),
                        status, null),
                POSTED, status.revision());
    }

    public Event<QuestionSettled> settled(QuestionSettled.How how) {
        become(QuestionState.SETTLED, Turn.NOBODY, status.answered(), List.of());
        return Event.of("classifier-service", new QuestionSettled(question, how, POSTED, summary(), status), POSTED,
                status.revision());
    }

    public Event<QuestionEscalated> escalated(QuestionEscalated.Step step, @Nullable String person) {
        return Event.of("rotation-service", new QuestionEscalated(question, step, person, "ada", "two-days",
                "unanswered", posted, posted, summary()), POSTED, step);
    }

    public Event<QuestionAssigned> assigned(String person) {
        return Event.of("rotation-service", new QuestionAssigned(question, person, null, "first-line",
                QuestionAssigned.Because.ON_DUTY, null, POSTED, status.silent(), summary()), POSTED, person);
    }

    public Event<QuestionAssigned> handedOver(String person, String by) {
        return Event.of("rotation-service", new QuestionAssigned(question, person, null, null,
                QuestionAssigned.Because.HANDED_OVER, by, POSTED, status.silent(), summary()), POSTED, person, by);
    }
}
