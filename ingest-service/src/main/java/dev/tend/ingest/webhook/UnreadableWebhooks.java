package dev.tend.ingest.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

import io.quarkus.scheduler.Scheduled;

import dev.tend.ingest.fact.Facts;
import dev.tend.ingest.fact.Translation;
import dev.tend.ingest.fact.Translation.Wanted;
import dev.tend.ingest.payload.Json;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.source.Sources;
import dev.tend.kit.community.Source;

/**
 * Signed webhooks that hold something that Tend needs and can't read: the table {@code unreadable}. Their senders do not send them
 * again, so their bytes are kept until a version of Tend can read them.
 */
@ApplicationScoped
class UnreadableWebhooks {

    /** In bytes. What people write at length is cut before, so that hardly anything is larger. */
    static final int LARGEST = 1024 * 1024;
    /** Of one source: the oldest make place. */
    static final int MOST = 200;
    static final Duration KEPT = Duration.ofDays(30);
    private static final Logger LOG = Logger.getLogger(UnreadableWebhooks.class);
    private final Jdbi jdbi;
    private final Sources sources;
    private final Translator translator;
    private final Facts facts;
    private final Clock clock;

    UnreadableWebhooks(Jdbi jdbi, Sources sources, Translator translator, Facts facts, Clock clock) {
        this.jdbi = jdbi;
        this.sources = sources;
        this.translator = translator;
        this.facts = facts;
        this.clock = clock;
    }

    /** A row without its body. Public for Jdbi only. */
    public record Kept(long id, String event, String reason, int bytes, Instant receivedAt) {
    }

    private record Delivery(long id, String event, byte[] body, Instant receivedAt) {
    }

    /** Returns when it is on disk. */
    void keep(Source source, String event, String reason, byte[] body) {
        Instant now = clock.instant();
        jdbi.useTransaction(transaction -> {
            transaction.createUpdate("""
                insert into unreadable (source, event, reason, body, received_at)
                values (:source, :event, :reason, :body, :now)""").bind("source", source.key()).bind("event", event)
                    .bind("reason", reason).bind("body", body).bind("now", now).execute();
            transaction.createUpdate("""
                delete from unreadable where received_at < :oldest or source = :source and id <= (
                  select id from unreadable where source = :source order by id desc offset :most limit 1)""")
                    .bind("oldest", now.minus(KEPT)).bind("source", source.key()).bind("most", MOST).execute();
        });
        LOG.warnf("A webhook of %s can't be read and is kept: %s", source.key(), reason);
    }

    /** Newest first. */
    List<Kept> of(String source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select id, event, reason, length(body) as bytes, received_at from unreadable
            where source = :source order by id desc""").bind("source", source).map(ConstructorMapper.of(Kept.class))
                .list());
    }

    Optional<byte[]> body(String source, long id) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select body from unreadable where source = :source and id = :id").bind("source", source)
                .bind("id", id).map((row, context) -> row.getBytes(1)).findOne());
    }

    /**
     * Reads those of a source again, oldest first. What can be read now is published as of when it came, and kept no more.
     *
     * @return how many could be read
     */
    int readAgain(Source source) {
        int read = 0;
        for (Delivery delivery : deliveries(source)) {
            Optional<Translation> translation = translate(source, delivery);
            if (translation.isPresent()) {
                if (translation.get() instanceof Wanted wanted) {
                    facts.accept(wanted.tellings());
                }
                jdbi.useHandle(handle -> handle.createUpdate("delete from unreadable where id = :id")
                        .bind("id", delivery.id).execute());
                read++;
            }
        }
        return read;
    }

    private List<Delivery> deliveries(Source source) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select id, event, body, received_at from unreadable where source = :source order by id""")
                .bind("source", source.key())
                .map((row, context) -> new Delivery(row.getLong(1), row.getString(2), row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()))
                .list());
    }

    private Optional<Translation> translate(Source source, Delivery delivery) {
        try {
            return Optional.of(translator.translate(source, delivery.event,
                    Json.parse(delivery.body, delivery.body.length), delivery.receivedAt));
        } catch (Malformed e) {
            return Optional.empty();
        }
    }

    /** A new version may be able to read them. */
    @Scheduled(every = "24h", delayed = "20s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void readAgain() {
        for (Source source : sources.all()) {
            try {
                int read = readAgain(source);
                if (read > 0) {
                    LOG.infof("%d webhooks of %s can be read now", read, source.key());
                }
            } catch (RuntimeException e) {
                LOG.warnf("Unreadable webhooks of %s wait to be read again: %s", source.key(), e.getClass().getName());
            }
        }
    }
}
