package dev.tend.kit.consumer;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jboss.logging.Logger;

/**
 * For work that is done on many things at once, of which one may be spoiled: then they are halved until it stands alone, so that its
 * neighbours go on.
 *
 * @param <T> what names a thing in the log: none of its content
 */
public final class Halving<T> {

    private static final Logger LOG = Logger.getLogger(Halving.class);
    private static final int MOST_REMEMBERED = 1000;

    private final String kind;
    private final Set<T> known = ConcurrentHashMap.newKeySet();

    /** @param kind what a thing is, for the log */
    public Halving(String kind) {
        this.kind = kind;
    }

    /**
     * Does the work on all of them. What was done with some before one of them failed may be done again.
     *
     * @return how many it was done with
     * @throws RuntimeException where all would fail: the database is away, for example
     */
    public int each(List<T> all, Consumer<List<T>> work) {
        if (all.isEmpty()) {
            return 0;
        }
        try {
            work.accept(all);
            return all.size();
        } catch (RuntimeException e) {
            if (!isOfOne(e)) {
                throw e;
            }
            if (all.size() == 1) {
                leaveOut(all.get(0), e);
                return 0;
            }
            return each(all.subList(0, all.size() / 2), work) + each(all.subList(all.size() / 2, all.size()), work);
        }
    }

    /** Whether it may be one of them that makes all fail. */
    public static boolean isOfOne(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableRow) {
                return true;
            }
        }
        return !Failures.passes(failure);
    }

    /** Said once: whoever sweeps each second finds it each second. */
    private void leaveOut(T spoiled, RuntimeException e) {
        if (known.size() >= MOST_REMEMBERED) {
            known.clear();
        }
        if (known.add(spoiled)) {
            LOG.errorf("The %s %s is left out, and all others go on: %s", kind, spoiled, Patience.causes(e));
        }
    }
}
