package dev.tend.ingest.poll;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import io.quarkus.scheduler.Scheduled;

import dev.tend.events.QuestionRemoved;
import dev.tend.events.Via;
import dev.tend.ingest.fact.Facts;
import dev.tend.ingest.fact.Telling;
import dev.tend.ingest.fact.Telling.Fact;
import dev.tend.ingest.payload.Malformed;
import dev.tend.ingest.poll.Looks.Claim;
import dev.tend.ingest.poll.Reader.Look;

/**
 * Asks sources about single questions: soon about those of which something is not known, and once a day about all that are open, since
 * no list shows what is gone.
 */
@ApplicationScoped
class Looker {

    private static final Logger LOG = Logger.getLogger(Looker.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final Looks looks;
    private final Readers readers;
    private final Facts facts;
    private final Clock clock;

    Looker(Looks looks, Readers readers, Facts facts, Clock clock) {
        this.looks = looks;
        this.readers = readers;
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tick() {
        try {
            looks.beginRounds();
            looks.claim().ifPresent(this::look);
        } catch (RuntimeException e) {
            LOG.warnf("No question can be looked at again now: %s", e.getClass().getName());
        }
    }

    private void look(Claim claim) {
        Instant now = clock.instant();
        try {
            Look look = readers.of(claim.source()).look(claim.source(), claim.known(), now);
            if (look.missing()) {
                missing(claim, now);
            } else {
                facts.accept(look.tellings());
                looks.shown(claim);
            }
        } catch (Api.Wait wait) {
            looks.later(claim, wait.until());
        } catch (Api.Failed e) {
            LOG.warnf("Looking at %s again: %s", claim.known().question(), e.getMessage());
            looks.later(claim, now.plus(PAUSE));
        } catch (Malformed e) {
            // The others of the source are not to wait for one that can't be read.
            LOG.warnf("%s can't be read: %s", claim.known().question(), e.getMessage());
            looks.shown(claim);
        }
    }

    private void missing(Claim claim, Instant now) {
        if (looks.missing(claim)) {
            String question = claim.known().question();
            LOG.infof("%s is gone at its source", question);
            facts.accept(List.of(removed(question, claim.source().key(), now)));
        }
    }

    private static Telling removed(String question, String source, Instant now) {
        return Fact.of(Fact.event(new QuestionRemoved(question, source, QuestionRemoved.Reason.DELETED, null, now,
                Via.POLL), now, now));
    }
}
