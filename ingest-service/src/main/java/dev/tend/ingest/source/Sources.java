package dev.tend.ingest.source;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.StartupEvent;

import dev.tend.kit.community.Community;
import dev.tend.kit.community.Source;

/** The sources of the community, and since when each is watched. */
@ApplicationScoped
public class Sources {

    private final Community community;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Optional<Instant> watchedSince;
    private final Map<String, Instant> activatedAt = new ConcurrentHashMap<>();

    Sources(Community community, Jdbi jdbi, Clock clock,
            @ConfigProperty(name = "tend.ingest.watched-since") Optional<Instant> watchedSince) {
        this.community = community;
        this.jdbi = jdbi;
        this.clock = clock;
        this.watchedSince = watchedSince;
    }

    /** A source is watched from the first start with it in the file, or from the time that is set. Before anything else starts. */
    void activate(@Observes @Priority(1) StartupEvent event) {
        List<String> keys = community.sources().keySet().stream().sorted().toList();
        jdbi.useTransaction(transaction -> {
            // A source is not watched from a time that is still to come: the clock was ahead when it was first seen.
            transaction.createUpdate("""
                insert into source as known (source, activated_at) select *, :now from unnest(:keys)
                on conflict (source) do update set activated_at = excluded.activated_at
                where known.activated_at > excluded.activated_at""")
                    .bindArray("keys", String.class, keys).bind("now", watchedSince.orElseGet(clock::instant))
                    .execute();
            transaction.createQuery("select source, activated_at from source")
                    .map((row, context) -> activatedAt.put(row.getString(1),
                            row.getObject(2, java.time.OffsetDateTime.class).toInstant()) == null)
                    .list();
        });
    }

    public Optional<Source> find(String key) {
        return Optional.ofNullable(community.sources().get(key));
    }

    public Collection<Source> all() {
        return community.sources().values();
    }

    /** Since when the source is watched; for one that is no longer in the file, always. */
    public Instant activatedAt(String key) {
        return activatedAt.getOrDefault(key, Instant.EPOCH);
    }
}
