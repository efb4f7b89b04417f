package dev.tend.ingest.poll;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.JsonNode;

import dev.tend.ingest.payload.Malformed;

/** Reads the items of a page each by itself: what is wrong with one is no trouble of its neighbours. */
public final class Items {

    private static final int SHOWN = 3;

    private final List<String> skipped = new ArrayList<>();

    /**
     * What an item says; empty if it is not as documented, or not there for us. It is read again when it changes.
     *
     * @throws Api.Failed for trouble that is not the item's own, and may pass
     */
    public <T> Optional<T> read(String kind, JsonNode id, Supplier<T> item) {
        String which = kind + " " + (id.canConvertToLong() ? id.asText() : "without a number");
        try {
            return Optional.of(item.get());
        } catch (Malformed | Api.NotThere e) {
            skipped.add(which + ": " + e.getMessage());
        }
        return Optional.empty();
    }

    /** For the state of a source; null if nothing was skipped. */
    public static @Nullable String said(List<String> skipped) {
        return skipped.isEmpty()
                ? null
                : "skipped " + skipped.size() + ", such as "
                        + String.join("; ", skipped.subList(0, Math.min(skipped.size(), SHOWN)));
    }

    /** Which items were left out and why, for people; with nothing of their text. */
    public List<String> skipped() {
        return List.copyOf(skipped);
    }
}
