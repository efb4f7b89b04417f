package dev.tend.kit.start;

import java.util.Optional;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ds.PGSimpleDataSource;

import io.quarkus.arc.Unremovable;
import io.quarkus.flyway.FlywayConfigurationCustomizer;

/** Migrations have connections of their own: on a large table one statement may take longer than any other may wait for an answer. */
@Singleton
@Unremovable
class MigrationConnection implements FlywayConfigurationCustomizer {

    private final PGSimpleDataSource database = new PGSimpleDataSource();

    MigrationConnection(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") Optional<String> username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
        database.setUrl(url);
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
        // Another replica migrates, or did until it was killed: its statement may run on for minutes.
        configuration.lockRetryCount(-1);
    }
}
