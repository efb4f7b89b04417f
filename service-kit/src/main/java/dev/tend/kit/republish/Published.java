package dev.tend.kit.republish;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jdbi.v3.core.Handle;

import dev.tend.kit.retention.Kept;

/** The table of that name: what this service told. The outbox writes it. */
@ApplicationScoped
public class Published implements Kept {

    private final Duration period;

    Published(@ConfigProperty(name = "tend.retention.published") Duration period) {
        this.period = period;
    }

    /** Erases all that was told about these questions: they were removed where they were asked. */
    public static void erase(Handle transaction, Collection<String> questions) {
        if (!questions.isEmpty()) {
            transaction.createUpdate("delete from published where subject = any(:questions)")
                    .bindArray("questions", String.class, questions).execute();
        }
    }

    @Override
    public String kind() {
        return "published";
    }

    @Override
    public Duration period() {
        return period;
    }

    /** The oldest come first by their place, so that no more rows are looked at than are deleted. */
    @Override
    public int forget(Handle transaction, Instant before, int most) {
        return transaction
                .createUpdate(
                        """
                            delete from published where place = any(array(
                              select place from (select place, at from published order by place limit :most for update skip locked) as oldest
                              where at < :before))""")
                .bind("most", most).bind("before", before).execute();
    }
}
