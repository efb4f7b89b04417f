package dev.tend.notifier.sink;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a look at the channel showed. */
public sealed interface Sight {

    /** The channel was read; the pings that are shown, each with its message's id. */
    record Seen(Map<UUID, String> shown) implements Sight {
    }

    /** This kind of sink can't be looked at. */
    record Blind() implements Sight {
    }

    /** Looking did not work now. */
    record NotNow(Optional<Duration> after, String reason) implements Sight {
    }
}
