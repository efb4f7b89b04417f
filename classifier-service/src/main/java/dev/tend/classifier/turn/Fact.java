package dev.tend.classifier.turn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;

import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a question, without any text of it. A question's state follows from the set of its facts alone, so
 * that it does not matter in which order they came.
 *
 * @param id the {@code ce_id} of the event that told it; with an addition for what else it told
 * @param at when it happened, by the source's clock; for RESOLVED the newest activity that was known then
 * @param reply for replies, and for answers that were accepted: the reply's id
 * @param by for replies the handle of who wrote it, for what people do in Tend a person's key
 * @param staff for replies: whether it was one of the team
 * @param noise true for what no human said: by a bot, or a stale notice
 * @param history true where it was loaded as history: nobody is pinged about it
 * @param detail for contents a digest of title and text, for corrections the type, for RESOLVED when it was, for
 *        ASSIGNED the handles of all to whom it is assigned at the source, a line each
 */
public record Fact(String id, Kind kind, Instant at, @Nullable String reply, @Nullable String by, boolean staff,
        boolean noise, boolean history, @Nullable String detail) {

    /** In the order that makes sense of facts of the same second: people close with a comment, or reopen with one. */
    public enum Kind {
        POSTED, EDITED, ASSIGNED, RECLASSIFIED, REOPENED, ANSWER_WITHDRAWN, REPLY, REPLY_REMOVED, ANSWER_ACCEPTED,
        RESOLVED,
        CLOSED, REMOVED;

        /** A removed question's other facts are forgotten: they say who took part. */
        public boolean outlivesRemoval() {
            return this == REMOVED || this == RECLASSIFIED;
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
        return new Fact(id, kind, at.truncatedTo(ChronoUnit.MICROS), reply, by, staff, noise, history, detail);
    }

    boolean isBy(String handle) {
        return handle.equalsIgnoreCase(by);
    }
}
