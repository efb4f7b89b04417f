package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/** The lines of the ledger that ended, however they ended. */
@ApplicationScoped
class EndedPings implements Kept {

    private final Duration period;

    /** @param period longer than events are published again, or people would be told a second time */
    EndedPings(@ConfigProperty(name = "tend.retention.pings") Duration period) {
        this.period = period;
    }

    @Override
    public String kind() {
        return "pings";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return transaction.createUpdate("""
            delete from ping where place = any(array(
              select place from ping where ended_at < :before order by ended_at limit :most for update skip locked))""")
                .bind("before", before).bind("most", most).execute();
    }
}
