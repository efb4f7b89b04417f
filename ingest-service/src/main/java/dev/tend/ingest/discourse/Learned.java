package dev.tend.ingest.discourse;

import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.events.Visibility;
import dev.tend.kit.community.Source;

/** The categories of a forum, by id; empty if its API never listed them. */
record Learned(Map<Long, Category> categories) {

    static final Learned NOTHING = new Learned(Map.of());

    /**
     * @param restricted whether not everyone may read it
     * @param description the topic that describes it; null where the API does not name it
     */
    record Category(String slug, boolean restricted, @Nullable Long description) {

        Category(String slug, boolean restricted) {
            this(slug, restricted, null);
        }
    }

    /** Whether a topic describes a category, as Discourse makes one for each. */
    boolean isDescription(long topic) {
        return categories.values().stream()
                .anyMatch(category -> category.description != null && category.description == topic);
    }

    @Nullable
    String slug(@Nullable Long category) {
        return Optional.ofNullable(category).map(categories::get).map(Category::slug).orElse(null);
    }

    /**
     * What the community file says, but PRIVATE for a restricted category; and for one that the API does not list to us where it
     * lists others: restricted ones are not shown to strangers.
     */
    Visibility visibility(Source source, @Nullable Long category) {
        boolean open = categories.isEmpty() || category == null
                || categories.containsKey(category) && !categories.get(category).restricted();
        return open ? source.visibility().orElse(Visibility.PRIVATE) : Visibility.PRIVATE;
    }
}
