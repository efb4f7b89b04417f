package dev.tend.rotation.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.DigestDue;
import dev.tend.events.Event;
import dev.tend.kit.community.Community;
import dev.tend.kit.community.Digest;
import dev.tend.kit.consumer.Halving;
import dev.tend.kit.consumer.Outbox;
import dev.tend.kit.consumer.Transactions;
import dev.tend.rotation.queue.Outline;
import dev.tend.rotation.queue.Outlines;
import dev.tend.rotation.queue.Questions;
import dev.tend.rotation.report.Reports;
import dev.tend.rotation.schedule.Schedules;
import dev.tend.rotation.schedule.Shift;

/** Tells when a list is to be posted: each once, over all replicas; none that was due before Tend looked after it. */
@ApplicationScoped
public class Digests {

    private final Community community;
    private final Schedules schedules;
    private final Transactions transactions;
    private final Jdbi jdbi;
    private final Reports reports;
    private final Clock clock;
    private final Halving<String> halving = new Halving<>("digest");

    Digests(Community community, Schedules schedules, Transactions transactions, Jdbi jdbi, Reports reports,
            Clock clock) {
        this.community = community;
        this.schedules = schedules;
        this.transactions = transactions;
        this.jdbi = jdbi;
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * What would go out now.
     *
     * @param unchangedSince when the same list was posted first, where that is what would be told
     * @param report the parts of what is a report; empty for a list
     * @param person key of who would be called by name
     * @param next when it is due next
     * @param with others that are for the same person on that day, and so in the same message
     */
    public record Preview(Digest digest, Posting posting, Optional<Instant> unchangedSince,
            Listing listing, List<DigestDue.Part> report, Optional<String> person, Instant next, List<String> with) {
    }

    /** @param with as of {@link Preview} */
    public record Next(Instant at, List<String> with) {
    }

    /**
     * @param since since when it is looked after: what was due before is history
     * @param last what became of it when it was due last; null before the first time
     */
    public record Watched(Instant since, @Nullable Outcome last) {
    }

    /** @param due when it was due */
    public record Outcome(Instant due, Posting posting) {
    }

    public Preview preview(Digest digest) {
        return jdbi.inTransaction(transaction -> preview(transaction, digest, List.of(), clock.instant()));
    }

    /** @param earlier the digests that stand before it in the same message */
    Preview preview(Handle handle, Digest digest, List<Digest> earlier, Instant now) {
        Next next = next(handle, digest, now);
        if (digest.isReport()) {
            List<DigestDue.Part> report = reports.of(handle, digest, now);
            return new Preview(digest, report.isEmpty() ? Posting.NOTHING : Posting.REPORT, Optional.empty(),
                    Listing.NOTHING, report, person(handle, digest, now), next.at, next.with);
        }
        Listing listing = listing(handle, digest, earlier, now);
        Optional<Last> last = last(handle, digest);
        Posting posting = Posting.of(digest, listing, last);
        return new Preview(digest, posting, posting.unchangedSince(last), listing, List.of(),
                person(handle, digest, now), next.at, next.with);
    }

    /** Empty before the first look at it. */
    public Optional<Watched> watched(Digest digest) {
        return jdbi.withHandle(handle -> handle
                .createQuery("select since, last_due, last_posting from digest where name = :name")
                .bind("name", digest.key())
                .map((row, context) -> new Watched(row.getTimestamp(1).toInstant(),
                        row.getTimestamp(2) == null
                                ? null
                                : new Outcome(row.getTimestamp(2).toInstant(), Posting.valueOf(row.getString(3)))))
                .findOne());
    }

    private Listing listing(Handle handle, Digest digest, List<Digest> earlier, Instant now) {
        Wanted wanted = new Wanted(digest, community, now);
        try (Stream<Outline> questions = Outlines.where(handle, wanted.condition(), wanted.parameters())) {
            return Listing.of(digest, earlier, community, questions, ids -> Questions.all(handle, ids), now);
        }
    }

    /** When it is due next. */
    public Next next(Digest digest) {
        return jdbi.withHandle(handle -> next(handle, digest, clock.instant()));
    }

    private Next next(Handle handle, Digest digest, Instant now) {
        Instant due = new Occurrences(digest, community.zone()).next(now);
        if (digest.toPerson().isEmpty()) {
            return new Next(due, List.of());
        }
        int ahead = 1 + (int) Duration.between(now, due).toDays();
        return Delivery.around(now, ahead, community, schedules.all(handle), Map.of()).stream()
                .filter(delivery -> delivery.at().isAfter(now) && delivery.digests().contains(digest)).findFirst()
                .map(delivery -> new Next(delivery.at(), delivery.digests().stream().map(Digest::key)
                        .filter(key -> !key.equals(digest.key())).toList()))
                .orElse(new Next(due, List.of()));
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        Instant now = clock.instant();
        halving.each(List.copyOf(community.digests().keySet()), some -> some.forEach(digest -> sweep(
                community.digests().get(digest), now)));
    }

    private void sweep(Digest digest, Instant now) {
        transactions.run((transaction, outbox) -> {
            watch(transaction, digest, now);
            new Occurrences(digest, community.zone()).today(now).filter(due -> digest.toPerson().isEmpty())
                    .filter(due -> isNews(transaction, digest, due))
                    .ifPresent(due -> tell(transaction, outbox,
                            preview(transaction, digest, List.of(),
                                    digest.isReport() ? due : now),
                            due));
            return null;
        });
    }

    static void watch(Handle transaction, Digest digest, Instant now) {
        // It is not looked after from a time that is still to come: the clock was ahead then.
        transaction.createUpdate("""
            insert into digest as watched (name, since) values (:name, :now)
            on conflict (name) do update set since = excluded.since where watched.since > excluded.since""")
                .bind("name", digest.key()).bind("now", now).execute();
    }

    /** The row is the lock: another replica that is at the same one waits for this transaction, and then has nothing to do. */
    private static boolean isNews(Handle transaction, Digest digest, Instant due) {
        return transaction.createUpdate("""
            insert into digest_due (name, due_at)
            select name, :due from digest where name = :name and since < :due
            on conflict do nothing""").bind("name", digest.key()).bind("due", due).execute() == 1;
    }

    static void remember(Handle transaction, Preview preview, Instant due) {
        transaction.createUpdate("""
            update digest set fingerprint = :fingerprint, last_due = :due, last_posting = :posting,
              listed_at = case when fingerprint = :fingerprint then listed_at else :due end
            where name = :name""").bind("fingerprint", preview.listing.fingerprint()).bind("due", due)
                .bind("posting", preview.posting.name()).bind("name", preview.digest.key()).execute();
    }

    private static void tell(Handle transaction, Outbox outbox, Preview preview, Instant due) {
        Digest digest = preview.digest;
        remember(transaction, preview, due);
        if (preview.posting != Posting.NOTHING) {
            outbox.add(Event.of("rotation-service",
                    new DigestDue(digest.key(), digest.to(), preview.person.orElse(null), due,
                            preview.listing.items(),
                            preview.unchangedSince.orElse(null),
                            preview.listing.more(),
                            preview.posting == Posting.REPORT ? preview.report : null),
                    due, due));
        }
    }

    private static Optional<Last> last(Handle handle, Digest digest) {
        return handle
                .createQuery("select fingerprint, listed_at from digest where name = :name and fingerprint is not null")
                .bind("name", digest.key())
                .map((row, context) -> new Last(row.getString(1), row.getTimestamp(2).toInstant())).findOne();
    }

    private Optional<String> person(Handle handle, Digest digest, Instant now) {
        if (digest.toPerson().isPresent()) {
            return Delivery.person(digest, now, schedules.all(handle));
        }
        return switch (digest.mention()) {
            case Digest.HERE, Digest.CHANNEL, Digest.NOBODY -> Optional.empty();
            case Digest.ON_DUTY -> schedules.all(handle).stream()
                    .filter(schedule -> schedule.rotation().key().equals(digest.rotation())).findFirst()
                    .flatMap(schedule -> schedule.onDuty(now)).map(Shift::person);
            default -> Optional.of(digest.mention()).filter(community.people()::containsKey);
        };
    }
}
