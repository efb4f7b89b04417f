package dev.tend.events;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A source can't be read for some minutes, or can be read again, on {@code tend.sources.v1}. The subject is the source's key.
 *
 * @param source the key of the source in {@code community.yaml}
 * @param since when it began to fail, or worked again
 * @param error what was wrong, for people; null where it works
 */
public record SourceHealthChanged(String source, State state, Instant since, @Nullable String error)
        implements
            EventData {

    /** How a source is. */
    public enum State {
        WORKING, FAILING
    }

    @Override
    public String subject() {
        return source;
    }
}
