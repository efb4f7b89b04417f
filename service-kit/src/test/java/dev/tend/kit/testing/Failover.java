package dev.tend.kit.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** A primary that takes no writes any more, as one that became a standby, until this is closed. Connections stay open. */
public final class Failover implements AutoCloseable {

    private Failover() {
    }

    public static Failover begin() {
        run("alter system set default_transaction_read_only = on");
        return new Failover();
    }

    @Override
    public void close() {
        run("alter system reset default_transaction_read_only");
    }

    private static void run(String statement) {
        Config config = ConfigProvider.getConfig();
        try (Connection connection = DriverManager.getConnection(value(config, "jdbc.url"), value(config, "username"),
                value(config, "password")); Statement run = connection.createStatement()) {
            run.execute(statement);
            run.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String value(Config config, String name) {
        return config.getValue("quarkus.datasource." + name, String.class);
    }
}
