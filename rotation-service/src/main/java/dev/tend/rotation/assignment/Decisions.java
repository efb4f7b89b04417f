package dev.tend.rotation.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.AssignmentEvent;
import dev.tend.events.QuestionAcknowledged;
import dev.tend.events.QuestionAssigned;
import dev.tend.events.QuestionLinked;
import dev.tend.events.QuestionReclassified;
import dev.tend.events.QuestionResolved;
import dev.tend.events.QuestionSnoozed;
import dev.tend.events.QuestionState;
import dev.tend.events.QuestionSummary;
import dev.tend.events.TypedBy;
import dev.tend.kit.community.Person;
import dev.tend.rotation.assignment.Decision.Changed;
import dev.tend.rotation.assignment.Decision.Reason;
import dev.tend.rotation.assignment.Decision.Refused;
import dev.tend.rotation.assignment.Decision.Unchanged;
import dev.tend.rotation.queue.Care;
import dev.tend.rotation.queue.Care.Resolution;
import dev.tend.rotation.queue.Link;
import dev.tend.rotation.queue.Question;
import dev.tend.rotation.queue.Question.Typing;

/**
 * What people may do with a question, and what comes of it. Asking for what is so already changes nothing and tells nothing.
 *
 * @param people of the community, by key
 */
public record Decisions(Map<String, Person> people) {

    private static final int LONGEST_TEXT = 2000;
    private static final int MOST_LINKS = 50;

    public Decision decide(Question question, Wish wish, Instant now) {
        if (!people.containsKey(wish.by())) {
            return invalid("There is no person " + wish.by() + " who could do this: " + listed());
        }
        if (wish instanceof Wish.Reclassify reclassify) {
            return reclassify(question, reclassify, now);
        }
        if (wish instanceof Wish.Relate relate) {
            return relate(question, relate, now);
        }
        if (wish instanceof Wish.Resolve resolve) {
            return resolve(question, resolve, now);
        }
        if (question.state() == QuestionState.SETTLED) {
            return alreadySettled();
        }
        if (wish instanceof Wish.Assign assign) {
            return assign(question, assign, now);
        }
        return wish instanceof Wish.Snooze snooze
                ? snooze(question, snooze, now)
                : acknowledge(question, wish.by(), now);
    }

    private static Decision acknowledge(Question question, String by, Instant now) {
        if (by.equals(question.care().acknowledgedBy())) {
            return new Unchanged(question);
        }
        return new Changed(question.with(question.care().acknowledged(by, now)),
                new QuestionAcknowledged(question.id(), by, now, question.summary()));
    }

    private Decision assign(Question question, Wish.Assign wish, Instant now) {
        Care care = question.care();
        if (!people.containsKey(wish.assignee())) {
            return invalid("There is no person " + wish.assignee() + " to assign it to: " + listed());
        }
        if (wish.assignee().equals(care.assignee())) {
            return new Unchanged(question);
        }
        return new Changed(question.with(care.assigned(wish.assignee(), null, now)),
                new QuestionAssigned(question.id(), wish.assignee(), care.assignee(), null,
                        QuestionAssigned.Because.HANDED_OVER, wish.by(), now, false, question.summary()));
    }

    private static Decision snooze(Question question, Wish.Snooze wish, Instant now) {
        if (!wish.until().isAfter(now)) {
            return invalid("It can't be put off until " + wish.until() + ", which has passed (it is " + now
                    + "): give a later time.");
        }
        if (wish.until().isAfter(now.plus(Wish.Snooze.LONGEST))) {
            return invalid("It can't be put off until " + wish.until() + ": a year is the longest.");
        }
        if (isTooLong(wish.note())) {
            return tooLong("note");
        }
        if (wish.until().equals(question.care().snoozedUntil())) {
            return new Unchanged(question);
        }
        return new Changed(question.with(question.care().snoozed(wish.until(), wish.note(), now)),
                new QuestionSnoozed(question.id(), wish.by(), wish.until(), wish.note(), question.summary()));
    }

    private Decision reclassify(Question question, Wish.Reclassify wish, Instant now) {
        QuestionSummary was = question.summary();
        if (wish.type() == was.type()) {
            return new Refused(Reason.CONFLICT, "It is of the type " + was.type() + " already: name another.");
        }
        QuestionSummary summary = new QuestionSummary(was.url(), was.title(), was.source(), was.kind(), wish.type(),
                was.category(), was.labels(), was.flags(), was.author(), was.postedAt(), was.visibility());
        Typing typing = new Typing(TypedBy.PERSON, 1, List.of(people.get(wish.by()).name() + " said so"));
        return new Changed(question.with(summary, typing),
                new QuestionReclassified(question.id(), wish.type(), was.type(), wish.by(), now));
    }

    /** Also when it is settled: what documents it is often written later. */
    private static Decision relate(Question question, Wish.Relate wish, Instant now) {
        if (!Link.isWebAddress(wish.url())) {
            return noWebAddress("url");
        }
        Optional<Link> before = question.care().link(wish.url());
        if (before.filter(link -> link.kind() == wish.kind()).isPresent()) {
            return new Unchanged(question);
        }
        if (before.isEmpty() && isFull(question)) {
            return tooManyLinks();
        }
        return new Changed(question.with(question.care().linked(new Link(wish.kind(), wish.url(), wish.by(), now))),
                new QuestionLinked(question.id(), wish.by(), wish.kind().word(), wish.url(), now, question.summary()));
    }

    private static boolean isFull(Question question) {
        return question.care().links().size() >= MOST_LINKS;
    }

    private static Decision resolve(Question question, Wish.Resolve wish, Instant now) {
        Resolution before = question.care().resolution();
        if (before != null && before.by().equals(wish.by()) && Objects.equals(before.link(), wish.link())
                && Objects.equals(before.note(), wish.note()) && isOfKind(question.care(), wish)) {
            return new Unchanged(question);
        }
        if (question.state() == QuestionState.SETTLED) {
            return alreadySettled();
        }
        if (wish.link() != null && !Link.isWebAddress(wish.link())) {
            return noWebAddress("link");
        }
        if (wish.link() == null && wish.kind() != null) {
            return invalid("kind says what the link is, and there is none: give a link, or leave kind out.");
        }
        Optional<Link> link = Optional.ofNullable(wish.link())
                .map(url -> new Link(kind(question.care(), wish), url, wish.by(), now));
        if (link.filter(added -> question.care().link(added.url()).isEmpty()).isPresent() && isFull(question)) {
            return tooManyLinks();
        }
        if (isTooLong(wish.note())) {
            return tooLong("note");
        }
        AssignmentEvent event = new QuestionResolved(question.id(), wish.by(), wish.link(), wish.note(), now,
                question.summary(), question.status().lastActivityAt(),
                link.map(added -> added.kind().word()).orElse(null));
        Care care = question.care().resolved(new Resolution(wish.by(), wish.link(), wish.note(), now));
        return new Changed(question.with(link.map(care::linked).orElse(care)), event);
    }

    /** What a link is known to be stays, where nothing is said of it. */
    private static Link.Kind kind(Care care, Wish.Resolve wish) {
        return wish.kind() != null
                ? wish.kind()
                : care.link(wish.link()).map(Link::kind).orElse(Link.Kind.OTHER);
    }

    private static boolean isOfKind(Care care, Wish.Resolve wish) {
        return wish.kind() == null
                || wish.link() != null && care.link(wish.link()).filter(link -> link.kind() == wish.kind()).isPresent();
    }

    private static Refused noWebAddress(String field) {
        return invalid("The " + field + " is no address of a web page: give one that starts with https:// or http://.");
    }

    private static Refused tooManyLinks() {
        return new Refused(Reason.CONFLICT, "It has " + MOST_LINKS + " links already: no more can be kept.");
    }

    private static boolean isTooLong(@Nullable String text) {
        return text != null && text.length() > LONGEST_TEXT;
    }

    private static Refused tooLong(String field) {
        return invalid("The " + field + " is longer than " + LONGEST_TEXT + " characters: shorten it.");
    }

    private static Refused alreadySettled() {
        return new Refused(Reason.CONFLICT,
                "It is settled already: reopen it at its source, or reply there, to work on it again.");
    }

    private String listed() {
        return "name one of " + String.join(", ", people.keySet()) + ".";
    }

    private static Refused invalid(String why) {
        return new Refused(Reason.INVALID, why);
    }
}
