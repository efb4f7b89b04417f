package dev.tend.classifier;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

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
import dev.tend.events.QuestionSummary;
import dev.tend.events.QuestionType;
import dev.tend.events.ReplyPosted;
import dev.tend.events.ReplyRemoved;
import dev.tend.events.Via;
import dev.tend.events.Visibility;
import dev.tend.events.VisibilityChanged;

/**
 * What happens to one question, as the other services tell it.
 *
 * @param start when it was posted; all else is counted from there
 */
public record Story(String question, Instant start, Via via) {

    public static final String SOURCE = "server";
    public static final Author ASKER = new Author("visitor", "Vi Sitor", false, false);
    public static final Author STAFF = new Author("colleague", null, true, false);
    public static final Author NEIGHBOUR = new Author("neighbour", null, false, false);
    public static final Author BOT = new Author("stale-bot", null, false, true);
    public static final Author ASKER_WITH_ID = new Author("visitor", null, false, false, "5");
    public static final Author ASKER_RENAMED = new Author("visitor-of-old", null, false, false, "5");
    public static final Author GHOST = new Author("ghost", null, false, false);

    public Story(String question, Instant start) {
        this(question, start, Via.WEBHOOK);
    }

    public Story via(Via other) {
        return new Story(question, start, other);
    }

    public Event<QuestionPosted> posted(String title, String body) {
        return posted(title, body, Visibility.PUBLIC);
    }

    public Event<QuestionPosted> posted(String title, String body, Visibility visibility) {
        return event(new QuestionPosted(question, SOURCE, "github", "https://example.org/1", title, body, false, ASKER,
                start, List.of(), null, visibility, via), start);
    }

    /** A question of that author, to which nobody was assigned. */
    public Event<QuestionPosted> posted(Author author, String title, String body) {
        return posted(author, title, body, null, null);
    }

    /** A question that Tend first heard of so long after it was posted: what happened before is not known. */
    public Event<QuestionPosted> firstHeardOf(Duration after, String title, String body) {
        return posted(ASKER, title, body, null, start.plus(after));
    }

    public Event<QuestionPosted> posted(Author author, String title, String body, @Nullable String sourceType,
            @Nullable Instant knownSince) {
        return event(new QuestionPosted(question, SOURCE, "github", "https://example.org/1", title, body, false, author,
                start, List.of(), null, Visibility.PUBLIC, via, null, sourceType, knownSince), start);
    }

    /** An edit of the text by that account; null where the source does not say whose it is. */
    public Event<QuestionEdited> editedBy(@Nullable Author by, Duration after, String title, String body) {
        return edited(by, after, title, body, null);
    }

    /** An edit of the asker's, or what a poll shows, and since when the question is known. */
    public Event<QuestionEdited> edited(@Nullable Author by, Duration after, String title, String body,
            @Nullable Instant knownSince) {
        return event(new QuestionEdited(question, SOURCE, "github", "https://example.org/1", title, body, false, ASKER,
                start, start.plus(after), List.of(), null, Visibility.PUBLIC, via, null, null, knownSince, by),
                start.plus(after), String.valueOf(by), title, body);
    }

    /** What a poll shows of the question, whose author the source shows so now. */
    public Event<QuestionEdited> seenAs(Author author, Duration after, String title, String body) {
        return event(new QuestionEdited(question, SOURCE, "github", "https://example.org/1", title, body, false, author,
                start, start.plus(after), List.of(), null, Visibility.PUBLIC, via), start.plus(after), author);
    }

    public Event<VisibilityChanged> visibility(Duration after, Visibility visibility) {
        return event(new VisibilityChanged(question, SOURCE, visibility, start.plus(after), via), start.plus(after),
                visibility);
    }

    public Event<QuestionEdited> edited(Duration after, String title, String body, String... labels) {
        return event(new QuestionEdited(question, SOURCE, "github", "https://example.org/1", title, body, false, ASKER,
                start, start.plus(after), List.of(labels), null, Visibility.PUBLIC, via), start.plus(after));
    }

    /** An edit that says no more than to whom it is assigned now. */
    public Event<QuestionEdited> assigned(Duration after, String title, String body, String... handles) {
        return event(new QuestionEdited(question, SOURCE, "github", "https://example.org/1", title, body, false, ASKER,
                start, start.plus(after), List.of(), null, Visibility.PUBLIC, via,
                new Assignees(List.of(handles), start.plus(after)), null, null, null), start.plus(after),
                (Object[]) handles);
    }

    public Event<ReplyPosted> reply(Duration after, String id, Author author) {
        return reply(after, id, author, "some words");
    }

    public Event<ReplyPosted> reply(Duration after, String id, Author author, String body) {
        return event(new ReplyPosted(question, SOURCE, id, "https://example.org/1#" + id, body, false, author,
                start.plus(after), Visibility.PUBLIC, via), start.plus(after), id);
    }

    public Event<ReplyRemoved> replyRemoved(Duration after, String id) {
        return event(new ReplyRemoved(question, SOURCE, id, start.plus(after), via), start.plus(after), id);
    }

    public Event<QuestionClosed> closed(Duration after) {
        return closedBy(STAFF, after);
    }

    public Event<QuestionClosed> closedBy(@Nullable Author by, Duration after) {
        return event(new QuestionClosed(question, SOURCE, by, "completed", start.plus(after), via),
                start.plus(after), String.valueOf(by));
    }

    public Event<QuestionReopened> reopened(Duration after) {
        return event(new QuestionReopened(question, SOURCE, ASKER, start.plus(after), via), start.plus(after));
    }

    public Event<QuestionAnswerAccepted> accepted(Duration after, String id, boolean withdrawn) {
        return event(new QuestionAnswerAccepted(question, SOURCE, id, NEIGHBOUR, withdrawn, start.plus(after), via),
                start.plus(after), id, withdrawn);
    }

    public Event<QuestionRemoved> removed(Duration after) {
        return event(new QuestionRemoved(question, SOURCE, QuestionRemoved.Reason.DELETED, null, start.plus(after),
                via), start.plus(after));
    }

    public Event<QuestionReclassified> reclassified(Duration after, QuestionType type) {
        return event(new QuestionReclassified(question, type, QuestionType.QUESTION, "eric", start.plus(after)),
                start.plus(after));
    }

    public Event<QuestionResolved> resolved(Duration after) {
        return resolved(after, null);
    }

    /** @param seen the newest activity that was known then; null where the event does not say */
    public Event<QuestionResolved> resolved(Duration after, @Nullable Duration seen) {
        QuestionSummary summary = new QuestionSummary("https://example.org/1", "title", SOURCE, "github",
                QuestionType.QUESTION, null, List.of(), List.of(), ASKER, start, Visibility.PUBLIC);
        return event(new QuestionResolved(question, "eric", null, null, start.plus(after), summary,
                seen == null ? null : start.plus(seen), null), start.plus(after), String.valueOf(seen));
    }

    private static <T extends EventData> Event<T> event(T data, Instant at, Object... what) {
        return Event.of("story", data, at, at, List.of(what));
    }
}
