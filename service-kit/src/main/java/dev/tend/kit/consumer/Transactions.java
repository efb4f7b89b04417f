package dev.tend.kit.consumer;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** State and what is told about it, in one transaction; told after the commit. */
@ApplicationScoped
public class Transactions {

    private final Jdbi jdbi;
    private final Relay relay;

    Transactions(Jdbi jdbi, Relay relay) {
        this.jdbi = jdbi;
        this.relay = relay;
    }

    /** Work in a transaction that returns something. */
    @FunctionalInterface
    public interface Work<T> {
        T in(Handle transaction, Outbox outbox);
    }

    /**
     * Runs the work and commits it; then publishes what it left in the outbox. What can't be published now is published by the
     * sweep: the work is done all the same.
     */
    public <T> T run(Work<T> work) {
        Outbox outbox = new Outbox();
        T result = commit(work, outbox);
        if (!outbox.isEmpty()) {
            relay.tryDrain();
        }
        return result;
    }

    /**
     * As {@link #run}, for callers who must know: returns when all that was committed before, here or elsewhere, is on Kafka.
     *
     * @throws Relay.NotPublished if Kafka does not take it; the work is done all the same, and the sweep publishes it later
     */
    public <T> T runAndPublish(Work<T> work) {
        T result = commit(work, new Outbox());
        relay.drain();
        return result;
    }

    private <T> T commit(Work<T> work, Outbox outbox) {
        return jdbi.inTransaction(transaction -> {
            T value = work.in(transaction, outbox);
            outbox.write(transaction);
            return value;
        });
    }
}
