package dev.tend.notifier.ping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.ping.Claim.Claimed;
import dev.tend.notifier.sink.Outcome;

/** Decides what follows from the outcome of a message, and writes it down. */
@ApplicationScoped
class Conclusion {

    /** So often a message may be shown where nobody can look: it is repeated once. */
    static final int MOST_UNKNOWN = 2;
    private static final Logger LOG = Logger.getLogger(Conclusion.class);

    private final Ledger ledger;
    private final Resting resting;
    private final PingMetrics metrics;

    Conclusion(Ledger ledger, Resting resting, PingMetrics metrics) {
        this.ledger = ledger;
        this.resting = resting;
        this.metrics = metrics;
    }

    /** @param blind whether some of it may be shown already and nobody could look */
    void conclude(Claim claim, Destination destination, boolean blind, Outcome outcome) {
        if (outcome instanceof Outcome.Sent sent) {
            ledger.sent(claim, destination.key(), claim.tell(), !blind, sent.id());
            metrics.shown(claim.tell());
        } else if (outcome instanceof Outcome.Rejected rejected) {
            rejected(claim, destination, rejected.reason());
        } else if (outcome instanceof Outcome.Repairable repairable) {
            repairable(claim, destination, repairable);
        } else if (outcome instanceof Outcome.RetryLater later) {
            ledger.notSent(claim, later.reason());
            resting.rest(destination, later.after(), later.reason());
        } else if (outcome instanceof Outcome.Unknown unknown) {
            unknown(claim, destination, blind, unknown.reason());
        }
        metrics.count(destination.key(), word(outcome), claim.tell().size());
    }

    private static String word(Outcome outcome) {
        return switch (outcome.verdict()) {
            case SENT -> "sent";
            case REFUSED_FOR_EVER -> "rejected";
            case REPAIRABLE -> "repairable";
            case TRY_LATER -> "later";
            case UNKNOWN -> "unknown";
        };
    }

    private void rejected(Claim claim, Destination destination, String reason) {
        LOG.errorf("%d pings for %s: %s", (Object) claim.tell().size(), Destinations.inWords(destination), reason);
        if (claim.tell().size() > 1) {
            ledger.apart(claim, reason, Duration.ZERO);
        } else {
            ledger.failed(claim, claim.tell(), reason);
        }
    }

    private void repairable(Claim claim, Destination destination, Outcome.Repairable outcome) {
        if (outcome.wholeDestination()) {
            ledger.notSent(claim,
                    resting.broken(destination, Optional.empty(), outcome.reason(), outcome.remedy()));
            return;
        }
        // It may be about this message alone: the others go on.
        String error = Resting.inWords(destination, outcome.reason(), outcome.remedy());
        LOG.errorf("%d pings wait: %s", (Object) claim.tell().size(), error);
        int attempts = 1 + claim.tell().stream().mapToInt(claimed -> claimed.ping().attempts()).max().orElse(0);
        ledger.apart(claim, error, Pauses.afterFailure(attempts, Resting.chance()));
    }

    private void unknown(Claim claim, Destination destination, boolean blind, String reason) {
        Map<Boolean, List<Claimed>> ends = claim.tell().stream().collect(Collectors.partitioningBy(
                claimed -> blind && claimed.ping().unknown() + 1 >= MOST_UNKNOWN));
        doubtful(claim, destination, ends.get(true), reason);
        ledger.unknown(claim.with(ends.get(false)), reason, Pauses.AFTER_UNKNOWN);
        resting.rest(destination, Optional.empty(), reason);
    }

    /** They may be shown, and are not sent again. */
    void doubtful(Claim claim, Destination destination, List<Claimed> pings, String reason) {
        if (!pings.isEmpty()) {
            LOG.errorf("%d pings for %s may be shown or not, and are not repeated again: %s", (Object) pings.size(),
                    Destinations.inWords(destination), reason);
            ledger.doubtful(claim, pings, reason);
            metrics.count(destination.key(), "doubtful", pings.size());
        }
    }

    /** What was tried for long enough. */
    void giveUp(Claim claim, Destination destination) {
        Map<String, List<Claimed>> byError = claim.giveUp().stream()
                .collect(Collectors.groupingBy(claimed -> claimed.ping().error().orElse("no answer")));
        byError.forEach((error, pings) -> {
            LOG.errorf("%d pings for %s could not be sent within 24 hours: %s", (Object) pings.size(),
                    Destinations.inWords(destination), error);
            ledger.failed(claim, pings, "not sent within 24 hours: " + error);
            metrics.count(destination.key(), "failed", pings.size());
        });
    }
}
