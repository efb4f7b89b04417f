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

    /** Work in a transaction that returns something. What it throws undoes it. */
    @FunctionalInterface
    public interface Work<T, X extends Exception> {
        T in(Handle transaction, Outbox outbox) throws X;
    }

    /**
     * Runs the work and commits it; then publishes what it left in the outbox. What can't be published now is published by the
     * sweep: the work is done all the same.
     */
    public <T, X extends Exception> T run(Work<T, X> work) throws X {
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
    public <T, X extends Exception> T runAndPublish(Work<T, X> work) throws X {
        T result = commit(work, new Outbox());
        relay.drain();
        return result;
    }

    private <T, X extends Exception> T commit(Work<T, X> work, Outbox outbox) throws X {
        return jdbi.inTransaction(transaction -> {
            T value = work.in(transaction, outbox);
            outbox.write(transaction);
            return value;
        });
    }
}
