package dev.tend.notifier.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The result of a look at the channel. */
public sealed interface Sight {

    /** The channel was read; the pings that are shown, each with its message's id. */
    record Seen(Map<UUID, String> shown) implements Sight {
    }

    /**
     * The server answers well, but nobody can see there whether a message arrived.
     *
     * @param remedy what a person can do so that Tend can look; empty where nothing can be done
     */
    record Blind(String remedy) implements Sight {
    }

    /**
     * Looking did not work now.
     *
     * @param remedy what a person can do about it; empty where there is nothing to mend
     */
    record NotNow(Optional<Duration> after, String reason, String remedy) implements Sight {

        public NotNow(Optional<Duration> after, String reason) {
            this(after, reason, "");
        }
    }

    /**
     * The sight of an incoming webhook, which never shows whether a message arrived: the outcome of an empty message says whether it
     * answers well. Nobody is shown an empty message; a server that is well refuses it.
     */
    static Sight ofEmptyMessage(Outcome outcome) {
        if (outcome instanceof Outcome.Repairable repairable && repairable.wholeDestination()) {
            return new NotNow(Optional.empty(), repairable.reason(), repairable.remedy());
        }
        if (outcome instanceof Outcome.RetryLater later) {
            return new NotNow(later.after(), later.reason());
        }
        return outcome instanceof Outcome.Unknown unknown
                ? new NotNow(Optional.empty(), unknown.reason())
                : new Blind("");
    }
}
