package dev.tend.rotation.retention;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/** That a digest, a delivery, the start of a shift and a time without anybody were told, once their time is long over. */
@ApplicationScoped
class Occurrences implements Kept {

    private final Duration period;

    Occurrences(@ConfigProperty(name = "tend.retention.occurrences") Duration period) {
        this.period = period;
    }

    @Override
    public String kind() {
        return "occurrences";
    }

    @Override
    public Duration period() {
        return period;
    }

    /** The last start of each rotation stays, however long that shift is. */
    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return forget(transaction, before, most, """
            delete from digest_due where (name, due_at) in (
              select name, due_at from digest_due where due_at < :before limit :most for update skip locked)""")
                + forget(transaction, before, most, """
                    delete from digest_delivery where (person, destination, day) in (
                      select person, destination, day from digest_delivery where day < (:before)::date limit :most
                      for update skip locked)""")
                + forget(transaction, before, most, """
                    delete from schedule_gap where (rotation, until_at) in (
                      select rotation, until_at from schedule_gap where until_at < :before limit :most
                      for update skip locked)""")
                + forget(transaction, before, most, """
                    delete from shift_start where (rotation, starts_at, person) in (
                      select rotation, starts_at, person from shift_start as old where starts_at < :before
                        and exists (select from shift_start as newer
                                    where newer.rotation = old.rotation and newer.starts_at > old.starts_at)
                      limit :most for update skip locked)""");
    }

    private static int forget(Handle transaction, Instant before, int most, String statement) {
        return transaction.createUpdate(statement).bind("before", before).bind("most", most).execute();
    }
}
