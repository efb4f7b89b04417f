package dev.tend.rotation.assignment;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;

import dev.tend.kit.community.Community;
import dev.tend.kit.consumer.Outbox;
import dev.tend.rotation.queue.Batch;

/** Where wishes are decided and done: the same for REST and chat. */
@ApplicationScoped
public class Desk {

    private final Decisions decisions;
    private final Clock clock;

    Desk(Community community, Clock clock) {
        this.decisions = new Decisions(community.people());
        this.clock = clock;
    }

    /** Does it, within the transaction, or says why not. */
    public Decision carryOut(Handle transaction, Outbox outbox, String question, Wish wish) {
        Instant now = clock.instant();
        Batch batch = Batch.lock(transaction, outbox, List.of(question));
        Decision decision = batch.find(question).map(found -> decisions.decide(found, wish, now))
                .orElseGet(() -> new Decision.Refused(Decision.Reason.UNKNOWN, "There is no such question here."));
        if (decision instanceof Decision.Changed changed) {
            batch.put(changed.question(), changed.event(), now);
        }
        batch.write();
        return decision;
    }
}
