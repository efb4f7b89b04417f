package dev.tend.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.flywaydb.core.Flyway;

/** The schema that a later version leaves behind: all migrations of this one, one more of the kit and one of the service. */
final class LaterSchema {

    private LaterSchema() {
    }

    static void make(String url, String user, String password, String... folders) throws SQLException {
        Flyway.configure().dataSource(url, user, password).locations(folders).outOfOrder(true).load().migrate();
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                        create table of_a_later_version (id text primary key);
                        alter table outbox add column of_a_later_version text;
                        insert into flyway_schema_history (installed_rank, version, description, type, script, checksum, installed_by,
                          execution_time, success)
                        select 1000 + place, version, 'later', 'SQL', 'V' || version || '__later.sql', 42, current_user, 1, true
                        from unnest(array['0.99', '999']) with ordinality as later (version, place)""");
        }
    }
}
