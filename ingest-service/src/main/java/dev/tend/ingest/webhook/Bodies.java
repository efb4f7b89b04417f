package dev.tend.ingest.webhook;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;

import io.vertx.ext.web.RoutingContext;

/**
 * How much of the heap bodies of webhooks may fill. Room is held for what has come, and about as much again: whoever only says that
 * much will come holds none.
 */
@ApplicationScoped
class Bodies {

    /** What is parsed of a body may be as large again, and the rest of the heap is for all else. */
    private static final int SHARE = 4;
    /** In bytes. Nearly every webhook is smaller by far. */
    private static final long SMALL = 1024 * 1024;
    /** In bytes: held for a body of which nothing has come yet. */
    static final int PIECE = 16 * 1024;
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
     * Lets a body in if there is room for all of it now; to be let go. The only body always finds room; a large one leaves a quarter
     * to the small ones, which would else wait for it.
     *
     * @param length in bytes; where it is not said, that of a piece
     */
    synchronized Optional<Admitted> admit(long length) {
        Admitted body = new Admitted();
        return body.grow(length) && body.grow(Math.min(length, PIECE)) ? Optional.of(body) : Optional.empty();
    }

    /** In bytes. */
    synchronized long held() {
        return held;
    }

    /** Room that is held by the request, and by what works on its body: that may go on when the client has hung up. */
    final class Admitted {

        private final AtomicInteger holders = new AtomicInteger(1);
        private long bytes;

        /** Holds so many bytes from now on, instead of what it held. @return false if there is no room for them */
        boolean grow(long to) {
            synchronized (Bodies.this) {
                long others = held - bytes;
                long room = to > SMALL ? most - most / 4 : most;
                if (to > bytes && others > 0 && others + to > room) {
                    return false;
                }
                held = others + to;
                bytes = to;
                return true;
            }
        }

        void hold() {
            holders.incrementAndGet();
        }

        void letGo() {
            if (holders.decrementAndGet() == 0) {
                grow(0);
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
