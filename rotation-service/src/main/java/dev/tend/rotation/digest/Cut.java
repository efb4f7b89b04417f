package dev.tend.rotation.digest;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.tend.events.DigestDue;

/**
 * As many lines as an event holds: a message in chat can hold fewer, and an event of a thousand questions would be too large for
 * Kafka.
 *
 * @param more how many are left out; null where none is
 */
public record Cut(List<DigestDue.Item> items, @Nullable Integer more) {

    private static final int MOST = 100;

    public static Cut of(List<Line> lines) {
        int more = lines.size() - MOST;
        return new Cut(lines.stream().limit(MOST).map(Line::item).toList(), more > 0 ? more : null);
    }
}
