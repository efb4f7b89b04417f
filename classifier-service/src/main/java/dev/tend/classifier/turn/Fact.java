package dev.tend.classifier.turn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;

/**
 * One thing that happened to a question, without any text of it. A question's state follows from the set of its facts alone, so
 * that it does not matter in which order they came.
 *
 * @param id the {@code ce_id} of the event that told it; with an addition for what else it told
 * @param at when it happened, by the source's clock; for RESOLVED the newest activity that was known then
 * @param reply for replies, and for answers that were accepted: the reply's id
 * @param by the handle of who wrote, edited, closed or reopened it, where that is known; for what people do in Tend a person's key
 * @param account the id of that account at the source; null where it is not known, and in facts of before it was kept
 * @param staff whether it was one of the team
 * @param noise true for what no human said: by a bot, or a stale notice
 * @param history true where it was loaded as history: nobody is pinged about it
 * @param detail for contents a {@link Trace} of title and text, for corrections the type, for RESOLVED when it was, for
 *        ASSIGNED the handles of all to whom it is assigned at the source, a line each, for replies {@link #THANKS} or
 *        nothing and {@link #RESTORED} with the time, for VISIBILITY who can read it
 */
public record Fact(String id, Kind kind, Instant at, @Nullable String reply, @Nullable String by,
        @Nullable String account, boolean staff, boolean noise, boolean history, @Nullable String detail) {

    /** Marks a reply that does no more than thank. */
    public static final String THANKS = "THANKS";

    /** Comes before the time at which a reply that was gone was shown again. */
    static final String RESTORED = "RESTORED ";

    /** A fact that names no account id. */
    public Fact(String id, Kind kind, Instant at, @Nullable String reply, @Nullable String by, boolean staff,
            boolean noise, boolean history, @Nullable String detail) {
        this(id, kind, at, reply, by, null, staff, noise, history, detail);
    }

    /** In the order that makes sense of facts of the same second: people close with a comment, or reopen with one. */
    public enum Kind {
        POSTED, EDITED, ASSIGNED, RECLASSIFIED, REOPENED, ANSWER_WITHDRAWN, REPLY, REPLY_REMOVED, ANSWER_ACCEPTED,
        RESOLVED, CLOSED, VISIBILITY, REMOVED;

        /** A removed question's other facts are forgotten: they say who took part. */
        public boolean outlivesRemoval() {
            return this == REMOVED || this == RECLASSIFIED || this == VISIBILITY;
        }
    }

    /** The order in which facts are read: by time, and the same for equal times on every machine. */
    public static final Comparator<Fact> ORDER = Comparator.comparing(Fact::at).thenComparing(Fact::kind)
            .thenComparing(Fact::id);

    /** Whether it tells what stands in the post. */
    public boolean isContent() {
        return kind == Kind.POSTED || kind == Kind.EDITED;
    }

    /** When it happened, whatever its place in the order. */
    public Instant happenedAt() {
        return kind == Kind.RESOLVED && detail != null ? Instant.parse(detail) : at;
    }

    /** As precise as the database keeps it, so that a state computed now and one computed later are the same. */
    Fact inMicros() {
        return new Fact(id, kind, at.truncatedTo(ChronoUnit.MICROS), reply, by, account, staff, noise, history,
                detail);
    }

    boolean isThanks() {
        return detail != null && detail.startsWith(THANKS);
    }

    /** When a reply that was gone was shown again; empty for one that was told for the first time. */
    Optional<Instant> restoredAt() {
        int place = kind == Kind.REPLY && detail != null ? detail.indexOf(RESTORED) : -1;
        return place < 0 ? Optional.empty() : Optional.of(Instant.parse(detail.substring(place + RESTORED.length())));
    }

    /** Returns whether it is known to be the word or the deed of that account. */
    boolean isBy(Author other) {
        return by != null && new Author(by, null, staff, noise, account).isSameAccount(other);
    }
}
