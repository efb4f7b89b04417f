package dev.tend.ingest.discourse;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.tend.ingest.source.Identity.Heard;
import dev.tend.kit.community.Source;

/** Reads what a forum says about itself. */
public final class DiscourseForum {

    private DiscourseForum() {
    }

    /**
     * Returns which forum sent a webhook; empty where it does not say. A forum has no id. Whoever knows the secret is the forum,
     * so that one that has another address now is still the same.
     *
     * @param instance header {@code X-Discourse-Instance}: the forum's own address
     */
    public static Optional<Heard> heard(@Nullable String instance, Source source) {
        return Optional.ofNullable(instance).map(address -> address.replaceFirst("^https?://", "")
                .replaceFirst("/+$", "")).filter(address -> !address.isEmpty())
                .map(address -> new Heard(address, address, Optional.of(source.place())));
    }
}
