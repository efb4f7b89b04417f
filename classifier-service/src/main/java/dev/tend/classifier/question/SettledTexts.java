package dev.tend.classifier.question;

import java.time.Duration;
import java.time.Instant;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/**
 * The texts of settled questions, which are kept to type them again when the rules change. What was told of the question stays: a late
 * reply is one to a known question. Without a text it is not typed again.
 */
@ApplicationScoped
class SettledTexts implements Kept {

    private final Duration period;

    SettledTexts(@ConfigProperty(name = "tend.retention.texts") Duration period) {
        this.period = period;
    }

    @Override
    public String kind() {
        return "texts";
    }

    @Override
    public Duration period() {
        return period;
    }

    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return transaction.createUpdate("""
            update question set body = null where question = any(array(
              select question from question
              where not open and body <> '' and told ->> 'awaitingSince' < :before
              order by told ->> 'awaitingSince' limit :most for update skip locked))""")
                .bind("before", before.toString()).bind("most", most).execute();
    }
}
