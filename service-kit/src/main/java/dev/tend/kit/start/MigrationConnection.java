package dev.tend.kit.start;

import java.sql.SQLException;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;

/** Migrations have connections of their own: on a large table one statement may take longer than any other may wait for an answer. */
@Singleton
@Unremovable
class MigrationConnection implements FlywayConfigurationCustomizer {

    private static final String JDBC = "quarkus.datasource.jdbc.";

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private final Optional<String> atFirst;

    /** @throws SQLException if a property that the operator has set has a value that the driver does not take */
    MigrationConnection(Config settings, @ConfigProperty(name = JDBC + "url") String url,
            @ConfigProperty(name = JDBC + "new-connection-sql") Optional<String> atFirst,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) throws SQLException {
        this.atFirst = atFirst;
        database.setUrl(url);
        String properties = JDBC + "additional-jdbc-properties.";
        for (String name : settings.getPropertyNames()) {
            if (name.startsWith(properties)) {
                database.setProperty(name.substring(properties.length()).replace("\"", ""),
                        settings.getValue(name, String.class));
            }
        }
        username.ifPresent(database::setUser);
        password.ifPresent(database::setPassword);
        database.setSocketTimeout(0);
        database.setTcpKeepAlive(true);
        // Details of errors quote rows, and messages end in logs.
        database.setLogServerErrorDetail(false);
    }

    @Override
    public void customize(FluentConfiguration configuration) {
        configuration.dataSource(database);
        atFirst.ifPresent(configuration::initSql);
        // Another replica migrates, or did until it was killed: its statement may run on for minutes.
        configuration.lockRetryCount(-1);
    }
}
