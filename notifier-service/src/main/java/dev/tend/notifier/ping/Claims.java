package dev.tend.notifier.ping;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

import dev.tend.kit.community.Destination;
import dev.tend.notifier.Destinations;
import dev.tend.notifier.ping.Claim.Claimed;

/** Takes due pings for one sender, in one short transaction, so that any number of replicas share the work. */
@ApplicationScoped
class Claims {

    /** How often to look where nothing is known to be due. */
    static final Duration IDLE = Duration.ofMillis(500);
    /** How often where another replica is at it. */
    private static final Duration SOON = Duration.ofMillis(50);

    private final Jdbi jdbi;
    private final Edits edits;
    private final Clock clock;

    Claims(Jdbi jdbi, Edits edits, Clock clock) {
        this.jdbi = jdbi;
        this.edits = edits;
        this.clock = clock;
    }

    /**
     * @param claim empty where nothing is due at this destination, it is not its time yet, or another replica is at it
     * @param pause until it may be its time again, as far as that is known; zero if it is
     */
    record Taken(Optional<Claim> claim, Duration pause) {
    }

    Taken take(Destination destination) {
        // Looked at without a lock first, since most of the time there is nothing.
        Duration pause = jdbi.withHandle(handle -> DuePings.pause(handle, destination, clock.instant(), IDLE));
        if (!pause.isZero()) {
            return new Taken(Optional.empty(), pause);
        }
        return jdbi.inTransaction(transaction -> {
            Instant now = clock.instant();
            Optional<Claim> claim = Channel.lock(transaction, destination.key())
                    .filter(channel -> Channel.left(channel.nextAt(), destination, now).isZero())
                    .flatMap(channel -> take(transaction, destination, now));
            return new Taken(claim, claim.isPresent() ? Duration.ZERO : SOON);
        });
    }

    private Optional<Claim> take(Handle transaction, Destination destination, Instant now) {
        List<Claimed> due = DuePings.lock(transaction, destination, now);
        List<Claimed> tell = new ArrayList<>();
        List<Claimed> giveUp = new ArrayList<>();
        for (Claimed queued : due) {
            Claimed claimed = asOfNow(transaction, queued, destination);
            Decision decision = claimed.ping().isDigest()
                    ? DigestLines.decide(queued.queued().orElseThrow(), claimed.ping(), now)
                    : Decision.of(claimed.ping(), claimed.question(), destination, now);
            if (decision instanceof Decision.Tell) {
                tell.add(claimed);
            } else if (decision instanceof Decision.GiveUp) {
                giveUp.add(claimed);
            } else if (decision instanceof Decision.Drop drop) {
                end(transaction, claimed, PingState.DROPPED, drop.because(), now);
            } else {
                end(transaction, claimed, PingState.WITHHELD, Decision.Withhold.BECAUSE, now);
            }
        }
        if (due.isEmpty()) {
            return Optional.empty();
        }
        List<Claimed> together = Claim.together(tell, !Destinations.isLog(destination));
        UUID key = together.stream().flatMap(claimed -> claimed.ping().messageKey().stream()).findFirst()
                .orElseGet(UUID::randomUUID);
        Claim claim = new Claim(UUID.randomUUID(), key, giveUp, together);
        DuePings.lease(transaction, claim, now);
        if (!together.isEmpty()) {
            Channel.rest(transaction, destination.key(), now.plus(Destinations.pace(destination)),
                    now.plus(Channel.longest(destination)));
        }
        return Optional.of(claim);
    }

    /** What ends here may be shown since an earlier try, and then its question may have been hidden since. */
    private void end(Handle transaction, Claimed claimed, PingState state, String because, Instant now) {
        DuePings.end(transaction, claimed.ping(), state, because, now);
        if (claimed.ping().unknown() > 0) {
            Edits.name(transaction, claimed.ping().id(), claimed.named(false));
            edits.queueHidden(transaction, List.of(claimed.question()), List.of(claimed.ping().id()), now);
        }
    }

    private static Claimed asOfNow(Handle transaction, Claimed claimed, Destination destination) {
        return claimed.queued()
                .map(digest -> claimed.with(DigestLines.asOfNow(transaction, digest, destination))).orElse(claimed);
    }

    /** Before a second call of the same claim. False if another sender has taken over. */
    boolean renew(Claim claim) {
        return jdbi.withHandle(handle -> DuePings.renew(handle, claim, clock.instant()));
    }
}
