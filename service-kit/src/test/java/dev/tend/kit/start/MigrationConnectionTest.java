package dev.tend.kit.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import jakarta.inject.Inject;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;

import dev.tend.kit.testing.Infrastructure;

@QuarkusTest
@QuarkusTestResource(value = Infrastructure.class, initArgs = @ResourceArg(name = "community", value = "community.yaml"))
class MigrationConnectionTest {

    @Inject
    Flyway flyway;

    @Inject
    AgroalDataSource pool;

    @Test
    void a_migration_may_take_as_long_as_it_does_and_everything_else_five_minutes() throws SQLException {
        assertThat(patience(flyway.getConfiguration().getDataSource())).as("0 is for ever").isZero();
        assertThat(patience(pool)).isEqualTo(300_000);
    }

    @Test
    void migrations_connect_as_everything_else_does_and_wait_for_one_that_is_under_way() {
        assertThat(flyway.getConfiguration().getDataSource()).isInstanceOfSatisfying(PGSimpleDataSource.class,
                database -> {
                    assertThat(database.getReWriteBatchedInserts()).as("an additional property of the settings")
                            .isTrue();
                    assertThat(database.getLogServerErrorDetail()).isFalse();
                });
        assertThat(flyway.getConfiguration().getInitSql()).isEqualTo("set plan_cache_mode = force_custom_plan");
        assertThat(flyway.getConfiguration().getLockRetryCount()).as("-1 is for ever").isEqualTo(-1);
    }

    private static int patience(DataSource database) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.getNetworkTimeout();
        }
    }
}
