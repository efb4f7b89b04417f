package dev.tend.notifier.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.EventType;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionType;
import dev.tend.events.Turn;
import dev.tend.kit.Age;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Person;
import dev.tend.kit.community.PingTemplate;

/** What a template can show of a ping, written for one sink. */
final class Variables {

    static final int LONG_TITLE = 200;
    static final int SHORT_TITLE = 40;

    private static final int LONGEST_WORD = 80;
    private static final int LONGEST_NOTE = 500;

    private final Markup markup;
    private final int longestTitle;
    private final Community community;
    private final ZoneId zone;
    private final Suggestion suggestion;

    Variables(Markup markup, int longestTitle, Community community) {
        this.markup = markup;
        this.longestTitle = longestTitle;
        this.community = community;
        this.zone = community.zone();
        this.suggestion = new Suggestion(community, markup);
    }

    /** All of {@link PingTemplate#variables}: values are {@link Shown}, or null for what this event does not say. */
    Map<String, @Nullable Object> of(Told told, Instant now) {
        Details details = told.details();
        QuestionType type = details.type() == null ? told.summary().type() : details.type();
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("title", link(told.summary().url(), told.summary().title(), "(no title)"));
        values.put("type", word(Words.type(type)));
        values.put("source", word(told.summary().source()));
        values.put("age", word(Age.of(Duration.between(told.summary().postedAt(), now))));
        values.put("author", author(told.summary().author()));
        values.put("flags", told.summary().flags().isEmpty()
                ? null
                : word(String.join(", ", told.summary().flags()).toLowerCase(Locale.ROOT)));
        values.put("whose", word(whose(told)));
        values.put("turn", word(Words.turn(told.status() == null ? Turn.TEAM : told.status().awaiting())));
        values.put("rule", shown("Why here: this channel follows " + told.rule(), LONGEST_NOTE));
        values.put("what", details.event() == EventType.QUESTION_ASSIGNED
                ? written("For " + mention(details.person()).written())
                : word(what(details, told, now)));
        values.put("by", details.by() == null ? null : word(community.nameOf(details.by())));
        values.put("assignee", details.person() == null ? null : mention(details.person()));
        values.put("owner", told.assignee() == null ? null : mention(told.assignee()));
        values.put("because", details.because() == null ? null : shown(because(details, now), LONGEST_NOTE));
        values.put("until", details.until() == null ? null : word(until(details, now)));
        values.put("note",
                details.note() == null || isUntilReply(details) ? null : shown(details.note(), LONGEST_NOTE));
        values.put("answer", details.link() == null ? null : link(details.link(), details.link(), "a link"));
        values.put("previous", details.previous() == null ? null : word(Words.type(details.previous())));
        values.put("response", isToBeAnswered(told) ? suggestion.to(told.summary()).orElse(null) : null);
        return values;
    }

    private static boolean isToBeAnswered(Told told) {
        EventType event = told.details().event();
        return (event == EventType.QUESTION_TYPED || event == EventType.QUESTION_ASSIGNED)
                && (told.status() == null || !told.status().answered());
    }

    Shown shown(String untrusted, int most) {
        return new Shown(markup.escape(new Untrusted(untrusted), most), markup);
    }

    Shown written(String written) {
        return new Shown(written, markup);
    }

    private Shown word(String untrusted) {
        return shown(untrusted, LONGEST_WORD);
    }

    private Shown link(String url, String label, String otherwise) {
        boolean blank = markup.escape(new Untrusted(label), longestTitle).isEmpty();
        return written(markup.link(new Untrusted(url), new Untrusted(blank ? otherwise : label), longestTitle));
    }

    Shown mention(String key) {
        Person person = community.people().get(key);
        return person == null ? word(key) : written(markup.mention(person));
    }

    private Shown author(Author author) {
        return word(author.name() == null || author.name().isBlank() ? author.handle() : author.name());
    }

    private String whose(Told told) {
        Turn turn = told.status() == null ? Turn.TEAM : told.status().awaiting();
        if (turn == Turn.NOBODY) {
            return Words.turn(turn);
        }
        // Whose a new question is, is decided at the same time.
        String nobody = turn == Turn.TEAM && told.details().event() != EventType.QUESTION_TYPED
                ? "nobody has it yet"
                : Words.turn(turn);
        return told.assignee() == null ? nobody : "with " + community.nameOf(told.assignee()) + ", " + Words.turn(turn);
    }

    private String what(Details details, Told told, Instant now) {
        return switch (details.event()) {
            case QUESTION_TYPED -> "New " + Words.type(told.summary().type());
            case QUESTION_AGED -> Words.aged(details.threshold(), Duration.between(details.since(), now));
            case QUESTION_ESCALATED ->
                "Nobody has taken this for " + Age.of(Duration.between(details.since(), now));
            case TURN_CHANGED -> Words.turned(details.turn());
            case QUESTION_SETTLED -> Words.settled(details.how());
            case QUESTION_ACKNOWLEDGED -> community.nameOf(details.by()) + " takes care";
            case QUESTION_SNOOZED -> community.nameOf(details.by()) + " put it off until " + until(details, now);
            case QUESTION_RECLASSIFIED ->
                "A " + Words.type(details.type()) + ", says " + community.nameOf(details.by());
            case QUESTION_RESOLVED -> community.nameOf(details.by()) + " resolved it";
            default -> details.event().eventName();
        };
    }

    private String because(Details details, Instant now) {
        if (details.event() == EventType.QUESTION_ESCALATED) {
            return "nobody has taken this for " + Age.of(Duration.between(details.since(), now))
                    + "; you are the back-up";
        }
        if (details.event() != EventType.QUESTION_ASSIGNED) {
            return details.because();
        }
        return switch (QuestionAssigned.Because.valueOf(details.because())) {
            case ON_DUTY -> "this came in on your watch";
            case HANDED_OVER -> details.by() == null
                    ? "this is handed over to you"
                    : community.nameOf(details.by()) + " hands this over to you";
            case SNOOZE_ENDED -> "this is back from its snooze";
        };
    }

    private String until(Details details, Instant now) {
        return isUntilReply(details) ? "it is replied to" : Words.when(details.until(), now, zone);
    }

    /** It has a time all the same, a year from then. */
    private static boolean isUntilReply(Details details) {
        return details.event() == EventType.QUESTION_SNOOZED && QuestionSnoozed.UNTIL_REPLY.equals(details.note());
    }
}
