package dev.tend.rotation.retention;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/**
 * Questions that were settled long ago, with what people did about them. The classifier keeps that they were: what is written about one
 * later brings it back as what it is.
 */
@ApplicationScoped
class SettledQuestions implements Kept {

    private final Duration period;

    /** @param period longer than reports look back */
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
        int forgotten = transaction.createUpdate("""
            delete from question where id = any(array(
              select id from question
              where state = 'SETTLED' and posted_at < :before
                and greatest((content -> 'status' ->> 'awaitingSince')::timestamptz,
                  (content -> 'status' ->> 'lastActivityAt')::timestamptz,
                  (content -> 'care' -> 'resolution' ->> 'at')::timestamptz) < :before
              order by posted_at limit :most for update skip locked))""").bind("before", before).bind("most", most)
                .execute();
        transaction.createUpdate("""
            delete from escalation where (question, threshold) in (
              select question, threshold from escalation
              where due_at is null and heard_at < :before
                and not exists (select from question where question.id = escalation.question)
              limit :most for update skip locked)""").bind("before", before).bind("most", most).execute();
        return forgotten;
    }
}
