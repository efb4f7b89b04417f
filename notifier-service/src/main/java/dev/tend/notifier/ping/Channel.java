package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;

/**
 * What all replicas keep together of a destination.
 *
 * @param nextAt nothing is sent there before: its pace, or a pause after failures
 * @param failures in a row
 * @param error the last one
 * @param remedy what a person can do so that it takes messages again; null where there is nothing to mend
 */
public record Channel(String destination, Instant nextAt, int failures, @Nullable String error,
        @Nullable String remedy) {

    private static final String COLUMNS = "destination, next_at, failures, error, remedy";

    /** What is due at a destination that is no longer in {@code community.yaml} can't be told. */
    static void open(Handle transaction, Collection<String> destinations, Instant now) {
        transaction
                .createUpdate(
                        """
                            update ping set state = 'DROPPED', error = 'its destination is no longer in community.yaml', ended_at = :now,
                              details = null
                            where state in ('DUE', 'SENDING') and destination <> all(:destinations)""")
                .bind("now", now)
                .bindArray("destinations", String.class, destinations).execute();
        transaction.createUpdate("delete from channel where destination <> all(:destinations)")
                .bindArray("destinations", String.class, destinations).execute();
        transaction.createUpdate("""
            insert into channel (destination, next_at) select unnest(:destinations), :now on conflict do nothing""")
                .bindArray("destinations", String.class, destinations).bind("now", now).execute();
    }

    /** Empty while another replica is at it. */
    static Optional<Channel> lock(Handle transaction, String destination) {
        return transaction.createQuery("select " + COLUMNS
                + " from channel where destination = :destination for update skip locked")
                .bind("destination", destination).map(ConstructorMapper.of(Channel.class))
                .findOne();
    }

    public static List<Channel> all(Handle handle) {
        return handle.createQuery("select " + COLUMNS + " from channel order by destination")
                .map(ConstructorMapper.of(Channel.class)).list();
    }

    /**
     * Nothing is sent there before this time.
     *
     * @param latest a time that is later than this was set by a clock that was ahead, and does not count
     */
    static void rest(Handle transaction, String destination, Instant nextAt, Instant latest) {
        transaction.createUpdate("""
            update channel set next_at = case when next_at > :latest then :nextAt else greatest(next_at, :nextAt) end
            where destination = :destination""")
                .bind("nextAt", nextAt).bind("latest", latest).bind("destination", destination).execute();
    }

    static void succeeded(Handle transaction, String destination) {
        transaction.createUpdate("""
            update channel set failures = 0, error = null, remedy = null
            where destination = :destination and failures > 0""").bind("destination", destination).execute();
    }

    /** Counts a failure and returns how many there were in a row. */
    static int failed(Handle transaction, String destination, String error, @Nullable String remedy) {
        return transaction.createQuery("""
            update channel set failures = failures + 1, error = :error, remedy = :remedy
            where destination = :destination returning failures""").bind("error", error).bind("remedy", remedy)
                .bind("destination", destination).mapTo(Integer.class).one();
    }

    /** How long it still rests. */
    static Duration left(Instant nextAt, Destination destination, Instant now) {
        return Pauses.left(nextAt, now, longest(destination));
    }

    static Duration longest(Destination destination) {
        return Collections.max(List.of(Pauses.LONGEST, Destinations.pace(destination)));
    }
}
