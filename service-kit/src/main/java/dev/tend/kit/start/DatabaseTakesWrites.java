package dev.tend.kit.start;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A service that can only read is not ready: it waits until there is a primary again. */
@Readiness
@ApplicationScoped
public class DatabaseTakesWrites implements HealthCheck {

    private static final String NAME = "Database takes writes";

    private final Jdbi jdbi;

    DatabaseTakesWrites(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            return jdbi.withHandle(handle -> handle.createQuery("""
                select pg_is_in_recovery() as standby, current_setting('transaction_read_only') = 'on' as read_only""")
                    .map((row, context) -> answer(row.getBoolean("standby"), row.getBoolean("read_only"))).one());
        } catch (JdbiException e) {
            return HealthCheckResponse.named(NAME).down().withData("problem", "it can't be asked").build();
        }
    }

    private static HealthCheckResponse answer(boolean standby, boolean readOnly) {
        if (!standby && !readOnly) {
            return HealthCheckResponse.up(NAME);
        }
        return HealthCheckResponse.named(NAME).down().withData("problem", standby
                ? "the server is a standby: point the datasource at the primary"
                : "the database takes no writes").build();
    }
}
