package dev.tend.kit.retention;

import java.time.Duration;
import java.time.Instant;

import org.jdbi.v3.core.Handle;

/** Something that is kept for a while, and then forgotten. Each bean of this type is swept. */
public interface Kept {

    /** The last word of its setting: {@code pings} for {@code tend.retention.pings}. */
    String kind();

    /** How long it is kept. */
    Duration period();

    /**
     * Forgets what ended before a time, in one short transaction. Rows that another replica is at are passed over.
     *
     * @param most how many rows at most
     * @return how many it were; fewer than {@code most}: nothing is left
     */
    int forget(Handle transaction, Instant before, int most);
}
