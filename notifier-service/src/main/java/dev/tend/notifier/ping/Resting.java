package dev.tend.notifier.ping;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;

/** Leaves a destination alone for a while that does not take messages. */
@ApplicationScoped
class Resting {

    private static final Logger LOG = Logger.getLogger(Resting.class);

    private final Ledger ledger;

    Resting(Ledger ledger) {
        this.ledger = ledger;
    }

    void rest(Destination destination, Optional<Duration> after, String reason) {
        LOG.warnf("%s rests: %s", Destinations.inWords(destination), reason);
        ledger.rest(destination, reason, null, after, chance());
    }

    /** Until somebody has mended it. Returns what is wrong and what to do, for the ledger. */
    String broken(Destination destination, Optional<Duration> after, String reason, String remedy) {
        String error = inWords(destination, reason, remedy);
        LOG.errorf("Pings wait: %s", error);
        ledger.rest(destination, error, remedy, after, chance());
        return error;
    }

    static String inWords(Destination destination, String reason, String remedy) {
        return reason + " (" + Destinations.inWords(destination) + "). " + remedy;
    }

    /** From 0 to 1, to spread pauses. */
    static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
