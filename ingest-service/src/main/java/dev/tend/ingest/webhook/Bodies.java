package dev.tend.ingest.webhook;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

/** How much of the heap bodies of webhooks may fill: each is let in before it is read. */
@ApplicationScoped
class Bodies {

    /** What is parsed of a body may be as large again, and the rest of the heap is for all else. */
    private static final int SHARE = 4;
    /** In bytes. Nearly every webhook is smaller by far. */
    private static final long SMALL = 1024 * 1024;
    private static final String ADMITTED = Bodies.class.getName();

    private final long most;
    private long held;

    Bodies() {
        this(Runtime.getRuntime().maxMemory() / SHARE);
    }

    Bodies(long most) {
        this.most = most;
    }

    /**
     * Room for so many bytes; to be let go. The only body always finds room; a large one leaves a quarter to the small ones, which
     * would else wait for it.
     */
    synchronized Optional<Admitted> admit(long bytes) {
        long room = bytes > SMALL ? most - most / 4 : most;
        if (held > 0 && held + bytes > room) {
            return Optional.empty();
        }
        held += bytes;
        return Optional.of(new Admitted(bytes));
    }

    private synchronized void release(long bytes) {
        held -= bytes;
    }

    /** Room that is held by the request, and by what works on its body: that may go on when the client has hung up. */
    final class Admitted {

        private final long bytes;
        private final AtomicInteger holders = new AtomicInteger(1);

        private Admitted(long bytes) {
            this.bytes = bytes;
        }

        long bytes() {
            return bytes;
        }

        void hold() {
            holders.incrementAndGet();
        }

        void letGo() {
            if (holders.decrementAndGet() == 0) {
                release(bytes);
            }
        }

        /** Let go when it is answered, or never will be. */
        void until(RoutingContext request) {
            request.put(ADMITTED, this);
            request.addEndHandler(end -> letGo());
        }
    }

    /** Empty for what is no webhook. */
    static Optional<Admitted> of(RoutingContext request) {
        return Optional.ofNullable(request.get(ADMITTED));
    }
}
