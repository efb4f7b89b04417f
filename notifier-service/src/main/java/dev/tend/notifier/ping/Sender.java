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
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/** Sends what is due at a destination, one message per step: claim, call without a transaction, write down how it ended. */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Claims claims;
    private final Ledger ledger;
    private final Destinations destinations;
    private final Editor editor;
    private final Messages messages;
    private final Conclusion conclusion;
    private final Resting resting;
    private final PingMetrics metrics;

    Sender(Claims claims, Ledger ledger, Destinations destinations, Editor editor, Messages messages,
            Conclusion conclusion, Resting resting, PingMetrics metrics) {
        this.claims = claims;
        this.ledger = ledger;
        this.destinations = destinations;
        this.editor = editor;
        this.messages = messages;
        this.conclusion = conclusion;
        this.resting = resting;
        this.metrics = metrics;
    }

    /**
     * What is left to be sent after a look.
     *
     * @param blind whether some of it may be shown already and nobody could look
     */
    private record Left(Claim claim, boolean blind) {
    }

    /** Blocks for as long as a chat server lets us wait. Returns after how long there may be more to do. */
    Duration step(Destination destination) {
        if (editor.step(destination)) {
            return Duration.ZERO;
        }
        Claims.Taken taken = claims.take(destination);
        taken.claim().ifPresent(claim -> {
            conclusion.giveUp(claim, destination);
            Sink sink = destinations.sink(destination);
            look(claim, destination, sink).ifPresent(left -> conclusion.conclude(left.claim, destination, left.blind,
                    sink.send(messages.of(left.claim, destination, sink.markup()))));
        });
        return taken.pause();
    }

    /** Where something may be shown already, it is looked for first. */
    private Optional<Left> look(Claim claim, Destination destination, Sink sink) {
        if (claim.tell().isEmpty()) {
            return Optional.empty();
        }
        if (!claim.isDoubtful()) {
            return Optional.of(new Left(claim, false));
        }
        Sight sight = sink.find(claim.ids(), claim.firstTriedAt());
        if (sight instanceof Sight.Seen seen) {
            return missing(claim, destination, seen);
        }
        if (sight instanceof Sight.Blind blind) {
            return repeatable(claim, destination, blind);
        }
        Sight.NotNow notNow = (Sight.NotNow) sight;
        if (notNow.remedy().isEmpty()) {
            ledger.notLooked(claim, notNow.reason());
            resting.rest(destination, notNow.after(), notNow.reason());
        } else {
            ledger.notLooked(claim,
                    resting.broken(destination, notNow.after(), notNow.reason(), notNow.remedy()));
        }
        return Optional.empty();
    }

    private Optional<Left> missing(Claim claim, Destination destination, Sight.Seen seen) {
        Map<Boolean, List<Claimed>> shown = claim.tell().stream()
                .collect(Collectors.partitioningBy(claimed -> seen.shown().containsKey(claimed.ping().id())));
        shown.get(true).forEach(claimed -> ledger.sent(claim, destination.key(), List.of(claimed), true,
                Optional.of(seen.shown().get(claimed.ping().id()))));
        metrics.shown(shown.get(true));
        metrics.count(destination.key(), "sent", shown.get(true).size());
        return renewed(claim.with(shown.get(false)), false);
    }

    private Optional<Left> repeatable(Claim claim, Destination destination, Sight.Blind blind) {
        if (!blind.remedy().isEmpty()) {
            LOG.warnf("Tend can't see at %s whether a message arrived, so it may be told twice. %s",
                    Destinations.inWords(destination), blind.remedy());
        }
        Map<Boolean, List<Claimed>> ends = claim.tell().stream().collect(Collectors.partitioningBy(
                claimed -> claimed.ping().unknown() >= Conclusion.MOST_UNKNOWN));
        ends.get(true).stream().collect(Collectors.groupingBy(
                claimed -> claimed.ping().error().orElse("Tend was stopped while it sent it")))
                .forEach((error, pings) -> conclusion.doubtful(claim, destination, pings, error));
        return renewed(claim.with(ends.get(false)), true);
    }

    private Optional<Left> renewed(Claim left, boolean blind) {
        return !left.tell().isEmpty() && claims.renew(left) ? Optional.of(new Left(left, blind)) : Optional.empty();
    }
}
