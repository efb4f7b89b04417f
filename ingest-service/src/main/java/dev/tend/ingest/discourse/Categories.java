package dev.tend.ingest.discourse;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Visibility;
import dev.tend.ingest.discourse.Learned.Category;
import dev.tend.ingest.fact.VisibilityChanges;

/** What was learned of the forums' categories, by this replica or another. */
@ApplicationScoped
public class Categories {

    private static final Logger LOG = Logger.getLogger(Categories.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private volatile Map<String, Learned> bySource = Map.of();

    Categories(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Never waits: what was loaded last. */
    public Learned of(String source) {
        return bySource.getOrDefault(source, Learned.NOTHING);
    }

    void start(@Observes @Priority(2) StartupEvent event) {
        load();
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            load();
        } catch (RuntimeException e) {
            LOG.warnf("Categories can't be loaded: %s", e.getClass().getName());
        }
    }

    private void load() {
        Map<String, Map<Long, Category>> loaded = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select source, id, slug, restricted, description from category")
                .map((row, context) -> loaded.computeIfAbsent(row.getString(1), source -> new HashMap<>())
                        .put(row.getLong(2),
                                new Category(row.getString(3), row.getBoolean(4),
                                        row.getObject(5, Long.class))) == null)
                .list());
        Map<String, Learned> learned = new HashMap<>();
        loaded.forEach((source, categories) -> learned.put(source, new Learned(Map.copyOf(categories))));
        bySource = Map.copyOf(learned);
    }

    /** Replaces what was known of this forum. The known questions of a category that is restricted now, or gone, become private. */
    void learn(String source, Map<Long, Category> categories) {
        if (categories.equals(of(source).categories())) {
            return;
        }
        List<Long> ids = List.copyOf(categories.keySet());
        jdbi.useTransaction(transaction -> {
            transaction.createUpdate("delete from category where source = :source").bind("source", source).execute();
            transaction.createUpdate("""
                insert into category (source, id, slug, restricted, description)
                select :source, * from unnest(:ids, :slugs, :restricted, :descriptions) on conflict do nothing""")
                    .bind("source", source).bindArray("ids", Long.class, ids)
                    .bindArray("slugs", String.class, ids.stream().map(id -> categories.get(id).slug()).toList())
                    .bindArray("restricted", Boolean.class,
                            ids.stream().map(id -> categories.get(id).restricted()).toList())
                    .bindArray("descriptions", Long.class,
                            ids.stream().map(id -> categories.get(id).description()).toList())
                    .execute();
            VisibilityChanges.plan(transaction, source, Visibility.PRIVATE, true, clock.instant());
        });
        load();
    }
}
