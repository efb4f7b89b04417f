package dev.tend.ingest.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Via;
import dev.tend.ingest.fact.Telling;
import dev.tend.kit.community.Source;

/** Reads the lists of one kind of source, page by page; for the poll what is new, for the backfill what was. */
public interface Reader {

    Source.Kind kind();

    /** The lists in the order in which they are read: questions before what belongs to them. */
    List<String> streams(Source source);

    /**
     * @param position where an earlier page said that it goes on; empty: at the beginning
     * @param etag of the first page when it was read last from the same time on
     * @throws Api.Wait if the source's rate limit is used up
     * @throws Api.Failed for any other trouble
     */
    Page read(Reading reading, String stream, Optional<String> position, Optional<String> etag);

    /**
     * What is to be read.
     *
     * @param since what changed before is left out
     * @param until what was posted after is left out
     * @param now when the reading started
     */
    record Reading(Source source, Via via, Instant since, Optional<Instant> until, Instant now) {
    }

    /**
     * Reads one question again, with all that happened to it.
     *
     * @throws Api.Wait if the source's rate limit is used up
     * @throws Api.Failed for any other trouble, also where the source as a whole can't be read: nothing counts as gone then
     */
    Look look(Source source, Known known, Instant now);

    /**
     * Holds what Tend knows of a question.
     *
     * @param since since when it knows what happened to it; null if that is everything
     * @param replies the ids of the replies that it knows
     */
    record Known(String question, @Nullable Instant since, Set<String> replies) {

        /** The last part of its id. */
        public String number() {
            return question.substring(question.lastIndexOf('#') + 1);
        }

        /** How a reply came: what was posted before Tend heard of the question is history. */
        public Via via(Instant postedAt) {
            return since != null && postedAt.isBefore(since) ? Via.BACKFILL : Via.POLL;
        }
    }

    /**
     * How a question is at its source.
     *
     * @param missing whether the source does not show it, and does not say why
     */
    record Look(List<Telling> tellings, boolean missing) {

        public static final Look MISSING = new Look(List.of(), true);

        public static Look of(List<Telling> tellings) {
            return new Look(List.copyOf(tellings), false);
        }
    }

    /**
     * One page.
     *
     * @param next where it goes on
     * @param newest up to when all is read with this page, by the source's clock; empty if that is not known yet
     * @param skipped which items can't be read, and why
     */
    record Page(List<Telling> tellings, Optional<String> next, Optional<Instant> newest, Optional<String> etag,
            List<String> skipped) {

        public Page {
            // What was skipped is asked for again, at least as long as it counts as new.
            etag = skipped.isEmpty() ? etag : Optional.empty();
        }

        /** The same page, and before it what is told of the source itself. */
        public Page after(Telling telling) {
            return new Page(Stream.concat(Stream.of(telling), tellings.stream()).toList(), next, newest, etag, skipped);
        }

        /** There is nothing, or nothing new. */
        public static final Page EMPTY = new Page(List.of(), Optional.empty(), Optional.empty(), Optional.empty(),
                List.of());
    }
}
