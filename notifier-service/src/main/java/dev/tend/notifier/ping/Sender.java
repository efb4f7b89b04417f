package dev.tend.notifier.ping;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.message.DigestText;
import dev.tend.notifier.message.Texts;
import dev.tend.notifier.message.Told;
import dev.tend.notifier.ping.Claim.Claimed;
import dev.tend.notifier.sink.Message;
import dev.tend.notifier.sink.Outcome;
import dev.tend.notifier.sink.Sight;
import dev.tend.notifier.sink.Sink;

/** Sends what is due at a destination, one message per step: claim, call without a transaction, write down how it ended. */
@ApplicationScoped
class Sender {

    private static final Logger LOG = Logger.getLogger(Sender.class);

    private final Claims claims;
    private final Ledger ledger;
    private final Destinations destinations;
    private final Texts texts;
    private final DigestText digests;
    private final PingMetrics metrics;

    Sender(Claims claims, Ledger ledger, Destinations destinations, Texts texts, DigestText digests,
            PingMetrics metrics) {
        this.claims = claims;
        this.ledger = ledger;
        this.destinations = destinations;
        this.texts = texts;
        this.digests = digests;
        this.metrics = metrics;
    }

    /** Blocks for as long as a chat server lets us wait. Returns after how long there may be more to do. */
    Duration step(Destination destination) {
        Claims.Taken taken = claims.take(destination);
        taken.claim().ifPresent(claim -> {
            giveUp(claim, destination);
            Sink sink = destinations.sink(destination);
            look(claim, destination, sink)
                    .ifPresent(left -> conclude(left, destination, sink.send(message(left, destination, sink))));
        });
        return taken.pause();
    }

    private void giveUp(Claim claim, Destination destination) {
        Map<String, List<Claimed>> byError = claim.giveUp().stream()
                .collect(Collectors.groupingBy(claimed -> claimed.ping().error().orElse("never tried")));
        byError.forEach((error, pings) -> {
            LOG.errorf("%d pings for %s could not be sent within 24 hours: %s", (Object) pings.size(),
                    destination.key(), error);
            ledger.failed(claim, pings, "not sent within 24 hours: " + error);
            metrics.count(destination.key(), "failed", pings.size());
        });
    }

    /** What is left to be sent: where something may be shown already, it is looked for first. */
    private Optional<Claim> look(Claim claim, Destination destination, Sink sink) {
        if (claim.tell().isEmpty()) {
            return Optional.empty();
        }
        Sight sight = claim.isDoubtful() ? sink.find(claim.ids(), claim.firstTriedAt()) : new Sight.Blind();
        if (sight instanceof Sight.NotNow notNow) {
            ledger.notLooked(claim, notNow.reason());
            rest(destination, notNow.after(), notNow.reason());
            return Optional.empty();
        }
        if (!(sight instanceof Sight.Seen seen)) {
            return Optional.of(claim);
        }
        Map<Boolean, List<Claimed>> shown = claim.tell().stream()
                .collect(Collectors.partitioningBy(claimed -> seen.shown().containsKey(claimed.ping().id())));
        shown.get(true).forEach(claimed -> ledger.sent(claim, destination.key(), List.of(claimed), true,
                Optional.of(seen.shown().get(claimed.ping().id()))));
        metrics.count(destination.key(), "sent", shown.get(true).size());
        Claim left = claim.with(shown.get(false));
        return !left.tell().isEmpty() && claims.renew(left) ? Optional.of(left) : Optional.empty();
    }

    private Message message(Claim claim, Destination destination, Sink sink) {
        List<Told> told = claim.tell().stream().map(Sender::told).toList();
        List<UUID> ids = claim.ids();
        Ping first = claim.tell().get(0).ping();
        if (first.isDigest()) {
            return new Message(claim.key(), ids, digests.of(sink.markup(), first.details(), first.rule()),
                    Optional.empty());
        }
        if (!claim.isAboutOne()) {
            return new Message(claim.key(), ids, texts.several(sink.markup(), told), Optional.empty());
        }
        QuestionStatus question = claim.tell().get(0).question();
        boolean buttons = destination.signingSecret().isPresent() && !question.isSettled();
        return new Message(claim.key(), ids, texts.one(sink.markup(), told),
                buttons ? Optional.of(new Message.Buttons(question.question(), ids.get(0))) : Optional.empty());
    }

    private static Told told(Claimed claimed) {
        QuestionStatus question = claimed.question();
        return new Told(claimed.ping().details(), question.summary(), question.status(), question.assignee(),
                claimed.ping().rule());
    }

    private void conclude(Claim claim, Destination destination, Outcome outcome) {
        int pings = claim.tell().size();
        if (outcome instanceof Outcome.Sent sent) {
            ledger.sent(claim, destination.key(), claim.tell(), !destination.isWebhook(), sent.id());
            metrics.count(destination.key(), "sent", pings);
        } else if (outcome instanceof Outcome.Rejected rejected) {
            LOG.errorf("%d pings for %s: %s", (Object) pings, destination.key(), rejected.reason());
            if (pings > 1) {
                ledger.apart(claim, rejected.reason());
            } else {
                ledger.failed(claim, claim.tell(), rejected.reason());
            }
            metrics.count(destination.key(), "rejected", pings);
        } else if (outcome instanceof Outcome.RetryLater later) {
            ledger.notSent(claim, later.reason());
            rest(destination, later.after(), later.reason());
            metrics.count(destination.key(), "later", pings);
        } else if (outcome instanceof Outcome.Unknown unknown) {
            ledger.unknown(claim, unknown.reason(), againAfter(claim, destination));
            rest(destination, Optional.empty(), unknown.reason());
            metrics.count(destination.key(), "unknown", pings);
        }
    }

    private static Duration againAfter(Claim claim, Destination destination) {
        int unknown = 1 + claim.tell().stream().mapToInt(claimed -> claimed.ping().unknown()).max().orElse(0);
        return destination.isWebhook() ? Pauses.afterUnknown(unknown, chance()) : Duration.ZERO;
    }

    private void rest(Destination destination, Optional<Duration> after, String reason) {
        LOG.warnf("%s rests: %s", destination.key(), reason);
        ledger.rest(destination.key(), reason, after, chance());
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }
}
