package dev.tend.notifier.ping;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/** What is known of questions that were settled or removed long ago, once no line of the ledger is about them. */
@ApplicationScoped
class SettledQuestions implements Kept {

    private final Duration period;

    SettledQuestions(@ConfigProperty(name = "tend.retention.settled") Duration period) {
        this.period = period;
    }

    @Override
    public String kind() {
        return "settled";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return transaction.createUpdate("""
            delete from question_status where question = any(array(
              select question from question_status as old
              where status ->> 'state' = 'SETTLED' and status ->> 'awaitingSince' < :before
                and not exists (select from ping where ping.question = old.question)
              limit :most for update skip locked))""").bind("before", before.toString()).bind("most", most)
                .execute();
    }
}
