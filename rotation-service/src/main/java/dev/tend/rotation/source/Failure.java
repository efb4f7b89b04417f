package dev.tend.rotation.source;

import java.time.Instant;
import java.util.List;

import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * That a source can't be read.
 *
 * @param source its key in {@code community.yaml}
 * @param error what is wrong, for people
 */
public record Failure(String source, Instant since, @Nullable String error) {

    /** All that fail now. */
    public static List<Failure> all(Handle handle) {
        return handle.createQuery("select source, since, error from source_health where state = 'FAILING'")
                .map((row, context) -> new Failure(row.getString(1), row.getTimestamp(2).toInstant(),
                        row.getString(3)))
                .list();
    }
}
