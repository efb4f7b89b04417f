package dev.tend.local.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * How much of the disk is left for the data directory. Kafka and PostgreSQL end in the midst of a write when there is nothing
 * left; so Tend stops before that, in order.
 */
public final class DiskSpace {

    private static final long MIB = 1024 * 1024;
    /** PostgreSQL's first files are some 60 MiB, and its log grows by 16 MiB at a time. */
    static final long LEAST_AT_START = 256 * MIB;
    static final long LEAST = 64 * MIB;
    /** PostgreSQL's SQL state disk_full. */
    private static final String DISK_FULL = "53100";

    private final Path data;
    private final LongSupplier free;

    DiskSpace(Path data) {
        this(data, () -> free(data));
    }

    /** @param free says how many bytes are left */
    DiskSpace(Path data, LongSupplier free) {
        this.data = data;
        this.free = free;
    }

    private static long free(Path dir) {
        try {
            return Files.getFileStore(dir).getUsableSpace();
        } catch (IOException e) {
            // A file system that does not say is no reason to stop.
            return Long.MAX_VALUE;
        }
    }

    /** @throws Trouble if there is too little to start with */
    void requireAtStart() {
        if (free.getAsLong() < LEAST_AT_START) {
            throw new Trouble(
                    "There are %d MiB left on the disk of %s, and Tend needs %d MiB to start: free some space, "
                            .formatted(free.getAsLong() / MIB, data, LEAST_AT_START / MIB)
                            + "or give --data a directory on another disk.");
        }
    }

    /** Why Tend has to stop; empty while there is enough. */
    Optional<Trouble> full() {
        long left = free.getAsLong();
        return left >= LEAST
                ? Optional.empty()
                : Optional.of(
                        new Trouble("The disk of %s is full (%d MiB are left), so Tend stops: free some space, or give "
                                .formatted(data, left / MIB)
                                + "--data a directory on another disk. Nothing that was accepted is lost."));
    }

    /** What to say of an exception that has a full disk as its cause, wherever that is. */
    public static Optional<String> told(Throwable failure) {
        return isFull(failure, new HashSet<>())
                ? Optional.of(
                        "The disk is full, so Tend stops: free some space, or give --data a directory on another disk.")
                : Optional.empty();
    }

    private static boolean isFull(@Nullable Throwable failure, Set<Throwable> seen) {
        if (failure == null || !seen.add(failure)) {
            return false;
        }
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        boolean says = message.contains("no space left on device") || message.contains("not enough space on the disk")
                || message.contains("disk quota exceeded");
        return says || failure instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                || isFull(failure.getCause(), seen);
    }
}
