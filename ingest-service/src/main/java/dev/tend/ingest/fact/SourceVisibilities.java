package dev.tend.ingest.fact;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Visibility;
import dev.tend.ingest.fact.Telling.SourceShown;

/** Who can read each source by its own word, as a repository at GitHub says it. When that changes, all its known questions follow. */
@ApplicationScoped
class SourceVisibilities {

    private static final Logger LOG = Logger.getLogger(SourceVisibilities.class);
    private final Jdbi jdbi;
    private volatile Map<String, SourceShown> bySource = Map.of();

    SourceVisibilities(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void start(@Observes @Priority(2) StartupEvent event) {
        load();
    }

    /** Another replica may have learned something. */
    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            load();
        } catch (RuntimeException e) {
            LOG.warnf("The visibility of sources can't be loaded: %s", e.getClass().getName());
        }
    }

    void load() {
        Map<String, SourceShown> loaded = new HashMap<>();
        jdbi.useHandle(handle -> handle
                .createQuery("select source, visibility, visibility_at from source where visibility is not null")
                .map((row, context) -> loaded.put(row.getString(1),
                        new SourceShown(row.getString(1), Visibility.valueOf(row.getString(2)),
                                row.getObject(3, OffsetDateTime.class).toInstant())) == null)
                .list());
        bySource = Map.copyOf(loaded);
    }

    /** The tellings about sources that may change something; nearly always none. */
    List<SourceShown> news(List<Telling> tellings) {
        return tellings.stream().filter(SourceShown.class::isInstance).map(SourceShown.class::cast)
                .filter(shown -> !bySource.containsKey(shown.source())
                        || bySource.get(shown.source()).visibility() != shown.visibility())
                .toList();
    }

    /** As of when the source said that nothing of it is public; empty if it did not, or says otherwise now. */
    Optional<Instant> privateSince(String source) {
        return Optional.ofNullable(bySource.get(source)).filter(shown -> shown.visibility() == Visibility.PRIVATE)
                .map(SourceShown::at);
    }

    /**
     * Remembers what a source says of itself. If it said otherwise before, all its known questions are to follow. Older news changes
     * nothing, and in doubt a source is private.
     */
    void keep(Handle transaction, SourceShown shown, Instant now) {
        int changed = transaction.createUpdate("""
            update source set visibility = :visibility, visibility_at = :at
            where source = :source and (visibility is null or visibility <> :visibility
              and (visibility_at < :at or visibility_at = :at and :visibility = 'PRIVATE'))""")
                .bind("visibility", shown.visibility()).bind("at", shown.at()).bind("source", shown.source())
                .execute();
        boolean first = !bySource.containsKey(shown.source());
        if (changed == 1 && !(first && shown.visibility() == Visibility.PUBLIC)) {
            VisibilityChanges.plan(transaction, shown.source(), shown.visibility(), false, now);
        }
    }
}
