package dev.tend.ingest.fact;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Author;
import dev.tend.events.Event;
import dev.tend.events.QuestionEvent;
import dev.tend.events.ReplyPosted;
import dev.tend.events.Via;
import dev.tend.events.Visibility;

/** Something that a source told of one question. What of it is news, {@link Judge} decides. */
public sealed interface Telling {

    String question();

    /** The key of the source in {@code community.yaml}. */
    String source();

    /** Characters of what somebody wrote at length, which is nearly all that it holds. */
    default int textLength() {
        return 0;
    }

    /**
     * A question, whole.
     *
     * @param at as of when, by the source's clock
     * @param by who edited it; null where that is not said, or this is no edit
     * @param replies how many replies the source says that it has; null where it does not say
     * @param knownSince since when Tend knows what happened to it, if this is the first that it hears of it; null if that is
     *        everything
     */
    record Sighting(String question, String source, Content content, Instant at, Why why, Via via, @Nullable Author by,
            @Nullable Integer replies, @Nullable Instant knownSince) implements Telling {

        public Sighting(String question, String source, Content content, Instant at, Why why, Via via) {
            this(question, source, content, at, why, via, null, null, null);
        }

        @Override
        public int textLength() {
            return content.body().text().length();
        }
    }

    /** Why a question was shown. */
    enum Why {
        /** It is new. */
        POSTED,
        /** It came along with something else, and counts only if the question was not known. */
        CAME_ALONG,
        /** This is what it says now. */
        CURRENT,
        /** This is what it says now, and all that happened to it was read and told. */
        READ
    }

    /**
     * A happening other than being posted or edited.
     *
     * @param ifChanged whether the source only says how things stand: news only if they stood otherwise
     * @param unless id of an event that makes this one pointless, or empty
     */
    record Fact(Event<? extends QuestionEvent> event, boolean ifChanged, String unless) implements Telling {

        /** An event of this service. What it is made of beyond its subject is in its id. */
        public static <T extends QuestionEvent> Event<T> event(T data, Instant at, Object... what) {
            return Event.of("ingest-service", data, at, what);
        }

        public static Fact of(Event<? extends QuestionEvent> event) {
            return new Fact(event, false, "");
        }

        public static Fact ifChanged(Event<? extends QuestionEvent> event) {
            return new Fact(event, true, "");
        }

        @Override
        public String question() {
            return event.data().question();
        }

        @Override
        public String source() {
            return event.data().source();
        }

        @Override
        public int textLength() {
            return event.data() instanceof ReplyPosted reply ? reply.body().length() : 0;
        }
    }

    /**
     * A part of a question, where the source tells of it in parts.
     *
     * @param ordered a newer one of the same part replaces an older one
     * @param told when we were told
     * @param restored whether it was gone and is there again
     * @param knownSince as in {@link Sighting}
     */
    record Piece(String question, String source, Part part, Draft draft, Instant ordered, Instant told,
            boolean restored, Via via, @Nullable Instant knownSince) implements Telling {

        public Piece(String question, String source, Part part, Draft draft, Instant ordered, Instant told,
                boolean restored, Via via) {
            this(question, source, part, draft, ordered, told, restored, via, null);
        }

        @Override
        public int textLength() {
            return draft.body() == null ? 0 : draft.body().text().length();
        }
    }

    enum Part {
        TOPIC, POST
    }

    /**
     * A reply, and below which question its source shows it now.
     *
     * @param question the question below which it stands; it may have stood below another before
     * @param posted the reply itself; null where this post is the text of the question now, and so no reply any more
     * @param unless id of an event that makes it pointless, or empty
     * @param at as of when, by our clock
     */
    record ReplyShown(String question, String source, String reply, @Nullable Event<ReplyPosted> posted, String unless,
            Instant at, Via via) implements Telling {

        @Override
        public int textLength() {
            return posted == null ? 0 : posted.data().body().length();
        }
    }

    /**
     * Who can read a question, as its source shows it.
     *
     * @param category id of the category at a source that has categories; null where it is not said
     * @param at as of when
     */
    record VisibilityShown(String question, String source, Visibility visibility, @Nullable Long category, Instant at,
            Via via) implements Telling {
    }

    /** Who can read all of a source, as the source says it. It is told of no question. */
    record SourceShown(String source, Visibility visibility, Instant at) implements Telling {

        @Override
        public String question() {
            return "";
        }
    }

    /** All that happened to a question that the source tells in parts was read and told. */
    record Read(String question, String source, Instant at) implements Telling {
    }

    /** The time is over in which the text of a question was to come. */
    record Overdue(String question, String source, Instant at) implements Telling {
    }
}
