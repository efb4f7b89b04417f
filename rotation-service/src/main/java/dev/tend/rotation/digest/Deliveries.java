package dev.tend.rotation.digest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.consumer.Halving;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.schedule.Schedules;

/** Tells what people get of the digests that are for them: each once, over all replicas. */
@ApplicationScoped
class Deliveries {

    private final Community community;
    private final Schedules schedules;
    private final Digests digests;
    private final Transactions transactions;
    private final Clock clock;
    private final Halving<String> halving = new Halving<>("message of the day for");

    Deliveries(Community community, Schedules schedules, Digests digests, Transactions transactions, Clock clock) {
        this.community = community;
        this.schedules = schedules;
        this.digests = digests;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        if (community.digests().values().stream().allMatch(digest -> digest.toPerson().isEmpty())) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Delivery> due = new LinkedHashMap<>();
        transactions.run((transaction, outbox) -> {
            community.digests().values().forEach(digest -> Digests.watch(transaction, digest, now));
            return Delivery.around(now, 1, community, schedules.all(transaction), since(transaction));
        }).stream().filter(delivery -> delivery.isDue(community, now)).forEach(
                delivery -> due.put(delivery.person() + " at " + delivery.destination() + ", " + delivery.at(),
                        delivery));
        halving.each(List.copyOf(due.keySet()), some -> transactions.run((transaction, outbox) -> {
            some.stream().map(due::get).filter(delivery -> isNews(transaction, delivery))
                    .forEach(delivery -> tell(transaction, outbox, delivery, now));
            return null;
        }));
    }

    private static Map<String, Instant> since(Handle transaction) {
        Map<String, Instant> since = new HashMap<>();
        transaction.createQuery("select name, since from digest")
                .map((row, context) -> Map.entry(row.getString(1), row.getTimestamp(2).toInstant()))
                .forEach(row -> since.put(row.getKey(), row.getValue()));
        return since;
    }

    /** The row is the lock: another replica that is at the same one waits for this transaction, and then has nothing to do. */
    private static boolean isNews(Handle transaction, Delivery delivery) {
        return transaction.createUpdate("""
            insert into digest_delivery (person, destination, day) values (:person, :destination, :day::date)
            on conflict do nothing""").bind("person", delivery.person()).bind("destination", delivery.destination())
                .bind("day", delivery.day().toString()).execute() == 1;
    }

    private void tell(Handle transaction, Outbox outbox, Delivery delivery, Instant now) {
        List<Digests.Preview> posted = new ArrayList<>();
        for (Digest digest : delivery.digests()) {
            Digests.Preview preview = digests.preview(transaction, digest,
                    posted.stream().map(Digests.Preview::digest).toList(), now);
            Digests.remember(transaction, preview, delivery.at());
            if (preview.posting() != Posting.NOTHING) {
                posted.add(preview);
            }
        }
        if (!posted.isEmpty()) {
            List<Line> lines = Delivery.lines(posted);
            int more = Delivery.count(posted) - lines.size();
            outbox.add(Event.of("rotation-service",
                    new DigestDue(delivery.digests().get(0).key(), delivery.destination(), delivery.person(),
                            delivery.at(), lines.stream().map(Line::item).toList(),
                            unchangedSince(posted).orElse(null), more > 0 ? more : null, null,
                            posted.stream().map(preview -> preview.digest().key()).toList()),
                    delivery.at(), delivery.at(), delivery.person()));
        }
    }

    /** Where nothing of it all has changed; one that has, and all are told. */
    private static Optional<Instant> unchangedSince(List<Digests.Preview> posted) {
        return posted.stream().allMatch(preview -> preview.posting() == Posting.UNCHANGED)
                ? posted.stream().flatMap(preview -> preview.unchangedSince().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }
}
