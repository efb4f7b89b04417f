package dev.tend.rotation.digest;

import java.time.Instant;
import java.util.Optional;

import dev.tend.kit.community.Digest;

/** What is done with a list when its time has come. */
public enum Posting {
    /** It is posted. */
    LIST,
    /** It is the same as the last: one line says so. */
    UNCHANGED,
    /** Nothing is on it, and one line says so. */
    EMPTY,
    /** It is no list, but a report. */
    REPORT,
    /** Nothing is posted. */
    NOTHING;

    static Posting of(Digest digest, Listing listing, Optional<Last> last) {
        boolean same = last.map(Last::fingerprint).filter(listing.fingerprint()::equals).isPresent();
        if (listing.count() == 0) {
            return digest.saysEmpty() && !same ? EMPTY : NOTHING;
        }
        return same && !digest.repeats() ? UNCHANGED : LIST;
    }

    /** Since when the list is as it is, where that is told. */
    Optional<Instant> unchangedSince(Optional<Last> last) {
        return this == UNCHANGED ? last.map(Last::listedAt) : Optional.empty();
    }
}
