package dev.tend.ingest.source;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;

import dev.tend.events.Event;
import dev.tend.events.SourceHealthChanged;
import dev.tend.events.SourceHealthChanged.State;
import dev.tend.ingest.source.Identity.Heard;
import dev.tend.ingest.source.Identity.Trouble;
import dev.tend.kit.community.Source;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;

/** The identity of each source, as this replica or another learned it. Webhooks never wait for the table. */
@ApplicationScoped
public class Identities {

    private static final Logger LOG = Logger.getLogger(Identities.class);
    /** That there still is trouble is written down so seldom. */
    private static final Duration STILL = Duration.ofMinutes(1);

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Sources sources;
    private final Clock clock;
    private final Map<String, Identity> identities = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    public Identities(Jdbi jdbi, Transactions transactions, Sources sources, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.sources = sources;
        this.clock = clock;
    }

    public Identity of(Source source) {
        return identities.getOrDefault(source.key(), Identity.unknown(source));
    }

    /** Notes what a source says of itself; returns whether it comes from the place that the source is. */
    public boolean hear(Source source, Heard heard) {
        boolean ours = of(source).isOurs(source, heard);
        Instant now = clock.instant();
        identities.compute(source.key(), (key, before) -> {
            Identity known = before == null ? Identity.unknown(source) : before;
            Identity after = known.hear(source, heard, now);
            if (isNews(known, after)) {
                changed.add(key);
                return after;
            }
            return known;
        });
        return ours;
    }

    private static boolean isNews(Identity known, Identity after) {
        Trouble before = known.trouble();
        Trouble now = after.trouble();
        boolean stillTheSame = before != null && now != null && before.text().equals(now.text())
                && before.at().plus(STILL).isAfter(now.at());
        return !known.with(null).equals(after.with(null)) || !Objects.equals(before, now) && !stillTheSame;
    }

    void start(@Observes @Priority(2) StartupEvent event) {
        load();
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            writeDown();
        } catch (RuntimeException e) {
            LOG.warnf("What sources are called can't be written down: %s", e.getClass().getName());
        }
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void refresh() {
        try {
            writeDown();
            load();
        } catch (RuntimeException e) {
            LOG.warnf("What sources are called can't be loaded: %s", e.getClass().getName());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        tick();
    }

    private void load() {
        jdbi.useHandle(handle -> handle.createQuery("select * from identity")
                .map((row, context) -> Map.entry(row.getString("source"), identity(row))).list().stream()
                .filter(entry -> !changed.contains(entry.getKey()))
                .forEach(entry -> identities.put(entry.getKey(), entry.getValue())));
    }

    /** After this the table holds what was heard here before. */
    public synchronized void writeDown() {
        Instant now = clock.instant();
        identities.forEach((key, identity) -> {
            if (!identity.at(now).equals(identity) && identities.replace(key, identity, identity.at(now))) {
                changed.add(key);
            }
        });
        for (String key : Set.copyOf(changed)) {
            changed.remove(key);
            try {
                sources.find(key).ifPresent(source -> transactions.run((transaction, outbox) -> {
                    write(transaction, outbox, key, of(source));
                    return null;
                }));
            } catch (RuntimeException e) {
                changed.add(key);
                throw e;
            }
        }
    }

    /** Of several replicas that hear the same the first tells it: the row is locked. */
    private void write(Handle transaction, Outbox outbox, String key, Identity identity) {
        transaction.execute("insert into identity (source) values (?) on conflict do nothing", key);
        Optional<Trouble> before = transaction.createQuery("select * from identity where source = :source for update")
                .bind("source", key).map((row, context) -> Optional.ofNullable(trouble(row))).one();
        Trouble trouble = identity.trouble();
        transaction.createUpdate("""
            update identity set id = :id, name = :name, origin = :origin, location = :location, kind = :kind,
              trouble = :trouble, trouble_at = :at where source = :source""")
                .bind("id", identity.id()).bind("name", identity.name()).bind("origin", identity.origin())
                .bind("location", identity.location()).bind("kind", trouble == null ? null : trouble.kind().name())
                .bind("trouble", trouble == null ? null : trouble.text())
                .bind("at", trouble == null ? null : trouble.at()).bind("source", key).execute();
        if (trouble != null && before.filter(known -> known.text().equals(trouble.text())).isEmpty()) {
            LOG.errorf("Source %s: %s", key, trouble.text());
            tell(outbox, new SourceHealthChanged(key, State.FAILING, trouble.at(), trouble.text()));
        } else if (trouble == null && before.isPresent() && !pollsFail(transaction, key)) {
            tell(outbox, new SourceHealthChanged(key, State.WORKING, clock.instant(), null));
        }
    }

    private static boolean pollsFail(Handle transaction, String key) {
        return transaction.createQuery("select 1 from poll where source = :source and failing_told")
                .bind("source", key).mapTo(Integer.class).findOne().isPresent();
    }

    private void tell(Outbox outbox, SourceHealthChanged news) {
        outbox.add(Event.of("ingest-service", news, clock.instant(), news.state(), news.since()));
    }

    private static Identity identity(ResultSet row) throws SQLException {
        return new Identity(row.getString("id"), row.getString("name"), row.getString("origin"),
                row.getString("location"), trouble(row));
    }

    private static @Nullable Trouble trouble(ResultSet row) throws SQLException {
        return row.getString("trouble") == null
                ? null
                : new Trouble(Identity.Kind.valueOf(row.getString("kind")), row.getString("trouble"),
                        row.getObject("trouble_at", OffsetDateTime.class).toInstant());
    }
}
