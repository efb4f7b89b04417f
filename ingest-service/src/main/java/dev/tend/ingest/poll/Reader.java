package dev.tend.ingest.poll;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
     * @param historyBefore what happened before is history
     * @param now when the reading started
     */
    record Reading(Source source, Via via, Instant since, Optional<Instant> until, Instant historyBefore, Instant now) {
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
