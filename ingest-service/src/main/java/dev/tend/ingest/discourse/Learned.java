package dev.tend.ingest.discourse;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Visibility;
import dev.tend.kit.community.Source;

/** The categories of a forum, by id; empty if its API never listed them. */
record Learned(Map<Long, Category> categories) {

    static final Learned NOTHING = new Learned(Map.of());

    /** @param restricted whether not everyone may read it */
    record Category(String slug, boolean restricted) {
    }

    @Nullable
    String slug(@Nullable Long category) {
        return Optional.ofNullable(category).map(categories::get).map(Category::slug).orElse(null);
    }

    /**
     * What the community file says, but PRIVATE for a restricted category; and for one that the API does not list to us: restricted
     * ones are not shown to strangers. Where the forum is polled, also for one that is not known yet: the poll tells of it anew.
     * Where it is not, nothing is learned, and the file alone says whether what the forum sends may be told.
     */
    Visibility visibility(Source source, @Nullable Long category) {
        boolean open = categories.isEmpty() || category == null
                ? source.poll().isEmpty()
                : categories.containsKey(category) && !categories.get(category).restricted();
        return open ? source.visibility().orElse(Visibility.PRIVATE) : Visibility.PRIVATE;
    }
}
